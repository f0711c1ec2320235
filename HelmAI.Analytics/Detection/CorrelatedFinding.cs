using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection;

/// <summary>A finding over several events.</summary>
/// <param name="EventId">The event that completed it: one of the folded observations'.</param>
/// <param name="Finding">The finding.</param>
internal sealed record CorrelatedFinding(Guid EventId, Finding Finding);
