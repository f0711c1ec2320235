namespace HelmAI.Core.Alerts;

/// <summary>How work on alerts goes: figures of some of a tenant's alerts. Times are in seconds.</summary>
public sealed record AlertFigures
{
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

    /// <summary>The mean time from raising to taking up, of those taken up.</summary>
    public required double? MeanTimeToAcknowledge { get; init; }

    /// <summary>The mean time from raising to resolving, of those resolved.</summary>
    public required double? MeanTimeToResolve { get; init; }
}
