using HelmAI.Core.Alerts;

namespace HelmAI.ApiService.Alerts.Figures;

/// <summary>How work on one rule's alerts goes.</summary>
internal sealed record RuleFigures
{
    /// <summary>The rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>How many alerts.</summary>
    public required long Alerts { get; init; }

    /// <summary>How many of them are resolved.</summary>
    public required long Resolved { get; init; }

    /// <summary>How many were resolved as false positives.</summary>
    public required long FalsePositives { get; init; }

    /// <summary>The part of those resolved that were false positives, from 0.0 to 1.0; null where none is resolved.</summary>
    public required double? FalsePositiveRate { get; init; }

    /// <summary>The mean time from raising to taking up, in seconds; null where none was taken up.</summary>
    public required double? MeanSecondsToAcknowledge { get; init; }

    /// <summary>The mean time from raising to resolving, in seconds; null where none is resolved.</summary>
    public required double? MeanSecondsToResolve { get; init; }

    /// <summary>Describes the figures of a rule.</summary>
    /// <param name="rule">They.</param>
    /// <returns>The description.</returns>
    public static RuleFigures From(RuleAlertFigures rule) => new()
    {
        RuleId = rule.RuleId,
        Alerts = rule.Figures.Alerts,
        Resolved = rule.Figures.Resolved,
        FalsePositives = rule.Figures.FalsePositives,
        FalsePositiveRate = RateOf(rule.Figures),
        MeanSecondsToAcknowledge = rule.Figures.MeanTimeToAcknowledge,
        MeanSecondsToResolve = rule.Figures.MeanTimeToResolve,
    };

    /// <summary>The part of resolved alerts that were false positives.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>From 0.0 to 1.0; <see langword="null"/> where none is resolved.</returns>
    public static double? RateOf(AlertFigures figures) => figures.Resolved == 0 ? null : (double)figures.FalsePositives / figures.Resolved;
}
