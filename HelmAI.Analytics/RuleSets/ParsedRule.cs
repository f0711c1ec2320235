using HelmAI.Analytics.Detection.Sigma.Loading;

namespace HelmAI.Analytics.RuleSets;

/// <summary>What a tenant's stored rule was read as; the same revision reads the same.</summary>
/// <param name="Revision">The revision that was read.</param>
/// <param name="Documents">The documents.</param>
internal sealed record ParsedRule(long Revision, IReadOnlyList<SigmaDocument> Documents);
