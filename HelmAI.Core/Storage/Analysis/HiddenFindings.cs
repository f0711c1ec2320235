using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Analysis;

/// <summary>What one suppression hid of some results.</summary>
/// <param name="SuppressionId">The suppression.</param>
/// <param name="Count">How many findings.</param>
/// <param name="LastAt">When the last of them was analysed.</param>
internal sealed record HiddenFindings(Guid SuppressionId, long Count, DateTimeOffset LastAt)
{
    /// <summary>Counts what suppressions hid.</summary>
    /// <param name="assessments">The results.</param>
    /// <returns>Each suppression once.</returns>
    public static IReadOnlyList<HiddenFindings> Of(IEnumerable<Assessment> assessments) =>
    [
        .. assessments
            .SelectMany(static one => one.Findings, static (one, finding) => (SuppressedBy: SuppressionOf(finding), one.AnalyzedAt))
            .Where(static hidden => hidden.SuppressedBy is not null)
            .GroupBy(static hidden => hidden.SuppressedBy!.Value)
            .Select(static group => new HiddenFindings(group.Key, group.LongCount(), group.Max(static hidden => hidden.AnalyzedAt))),
    ];

    // An allow list has a name, rather than an id.
    private static Guid? SuppressionOf(Finding finding) => Guid.TryParse(finding.SuppressedBy, out var id) ? id : null;
}
