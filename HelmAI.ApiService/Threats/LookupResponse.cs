using HelmAI.Analytics.Intelligence.Providers;

namespace HelmAI.ApiService.Threats;

/// <summary>What is known of many values.</summary>
/// <param name="Threats">What is known of each, in the order in which they were asked for.</param>
internal sealed record LookupResponse(IReadOnlyList<ThreatReport> Threats);
