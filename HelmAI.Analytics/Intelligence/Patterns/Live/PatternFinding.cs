using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Intelligence.Matching;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>Says that a pattern was met.</summary>
internal static class PatternFinding
{
    private const char Between = '\n';

    private static readonly string[] Actions = ["Block what the indicator names", "Investigate what else the affected user or host did"];

    /// <summary>Makes the finding.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="evidence">The fields and values that met it.</param>
    /// <returns>The finding.</returns>
    public static Finding Of(LivePattern pattern, IReadOnlyList<Evidence> evidence) => new()
    {
        RuleId = IndicatorFinding.RuleId(pattern.Id),
        Title = EvidenceText.Storable($"Known {IndicatorFinding.AdjectiveOf(pattern.Details.Severity)} pattern: {pattern.Details.Name ?? pattern.Details.Source}"),
        Severity = pattern.Details.Severity,
        Confidence = pattern.Details.Confidence,
        Tags = [.. IndicatorFinding.TagsOf(pattern.Details)],
        Evidence = evidence,
        RecommendedActions = Actions,
    };

    /// <summary>What an observation carries of the event that met a test.</summary>
    /// <param name="field">The field; empty where no single one did.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The text.</returns>
    public static string TextOf(string field, string value) => field + Between + value;

    /// <summary>Reads what an observation carries.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <returns>The evidence.</returns>
    public static IReadOnlyList<Evidence> EvidenceOf(LivePattern pattern, string? text)
    {
        var cut = text?.IndexOf(Between, StringComparison.Ordinal) ?? -1;
        var (field, value) = cut > 0 ? (text![..cut], text[(cut + 1)..]) : (string.Empty, string.Empty);
        return [new Evidence(field, value, EvidenceText.Storable(pattern.Text)) { Selection = EvidenceText.Storable($"{pattern.Details.Source}: {pattern.Id}") }];
    }
}
