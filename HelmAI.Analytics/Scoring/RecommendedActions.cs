using HelmAI.Core.Events;

namespace HelmAI.Analytics.Scoring;

/// <summary>Puts together what an event's findings recommend.</summary>
internal static class RecommendedActions
{
    /// <summary>Collects the actions of findings: the gravest finding's first, each action once. What an allow list holds recommends nothing.</summary>
    /// <param name="findings">The findings, scored.</param>
    /// <returns>The actions, most urgent first.</returns>
    public static IReadOnlyList<string> Of(IEnumerable<Finding> findings) =>
    [
        .. findings
            .Where(static finding => finding.SuppressedBy is null || finding.Contribution > 0)
            .OrderByDescending(static finding => finding.Severity)
            .ThenByDescending(static finding => finding.Confidence)
            .SelectMany(static finding => finding.RecommendedActions)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
