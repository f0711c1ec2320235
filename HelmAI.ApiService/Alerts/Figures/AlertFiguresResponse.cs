using HelmAI.Core.Alerts;

namespace HelmAI.ApiService.Alerts.Figures;

/// <summary>How work on the alerts of a time goes.</summary>
internal sealed record AlertFiguresResponse
{
    /// <summary>From when on they were raised.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Before when they were raised.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>How many alerts.</summary>
    public required long Alerts { get; init; }

    /// <summary>How many of them are open.</summary>
    public required long Open { get; init; }

    /// <summary>How many are acknowledged and not resolved.</summary>
    public required long Acknowledged { get; init; }

    /// <summary>How many are resolved.</summary>
    public required long Resolved { get; init; }

    /// <summary>How many were resolved as false positives.</summary>
    public required long FalsePositives { get; init; }

    /// <summary>The part of those resolved that were false positives, from 0.0 to 1.0; null where none is resolved.</summary>
    public required double? FalsePositiveRate { get; init; }

    /// <summary>From raising to taking up.</summary>
    public required DurationFigures TimeToAcknowledge { get; init; }

    /// <summary>From raising to resolving.</summary>
    public required DurationFigures TimeToResolve { get; init; }

    /// <summary>By rule, the one with the most alerts first.</summary>
    public required IReadOnlyList<RuleFigures> Rules { get; init; }

    /// <summary>Describes figures.</summary>
    /// <param name="summary">They.</param>
    /// <param name="from">From when on.</param>
    /// <param name="to">Before when.</param>
    /// <returns>The description.</returns>
    public static AlertFiguresResponse Of(AlertSummary summary, DateTimeOffset from, DateTimeOffset to) => new()
    {
        From = from,
        To = to,
        Alerts = summary.All.Alerts,
        Open = summary.All.Open,
        Acknowledged = summary.All.Acknowledged,
        Resolved = summary.All.Resolved,
        FalsePositives = summary.All.FalsePositives,
        FalsePositiveRate = RuleFigures.RateOf(summary.All),
        TimeToAcknowledge = new(summary.All.MeanTimeToAcknowledge, summary.MedianTimeToAcknowledge),
        TimeToResolve = new(summary.All.MeanTimeToResolve, summary.MedianTimeToResolve),
        Rules = [.. summary.Rules.Select(RuleFigures.From)],
    };
}
