namespace HelmAI.Core.Alerts;

/// <summary>How work on alerts goes, over all rules and by rule.</summary>
public sealed record AlertSummary
{
    /// <summary>Over all rules.</summary>
    public required AlertFigures All { get; init; }

    /// <summary>The median time from raising to taking up, in seconds, of those taken up.</summary>
    public required double? MedianTimeToAcknowledge { get; init; }

    /// <summary>The median time from raising to resolving, in seconds, of those resolved.</summary>
    public required double? MedianTimeToResolve { get; init; }

    /// <summary>By rule, the one with the most alerts first.</summary>
    public required IReadOnlyList<RuleAlertFigures> Rules { get; init; }
}
