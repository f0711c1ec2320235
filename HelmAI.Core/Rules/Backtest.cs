namespace HelmAI.Core.Rules;

/// <summary>What a rule would have found in the stored events of a time range: a job, as far as it got.</summary>
public sealed record Backtest
{
    /// <summary>The job's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The rule's identifier.</summary>
    public required string RuleId { get; init; }

    /// <summary>Where it stands.</summary>
    public required BacktestState State { get; init; }

    /// <summary>The beginning of the time range, in UTC.</summary>
    public required DateTimeOffset RangeFrom { get; init; }

    /// <summary>The end of the time range, not within it, in UTC.</summary>
    public required DateTimeOffset RangeTo { get; init; }

    /// <summary>How many events there are to look at: those of the range, or the most that were asked for.</summary>
    public long EventsTotal { get; init; }

    /// <summary>How many were looked at.</summary>
    public long EventsScanned { get; init; }

    /// <summary>How many findings there were of the rule.</summary>
    public long Findings { get; init; }

    /// <summary>How many alerts those would have been.</summary>
    public long Alerts { get; init; }

    /// <summary>Up to when events were looked at, in UTC; <see langword="null"/> before the first.</summary>
    public DateTimeOffset? ReachedTime { get; init; }

    /// <summary>The first findings with their events, as JSON.</summary>
    public string Samples { get; init; } = "[]";

    /// <summary>Why it failed; <see langword="null"/> where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>When it was asked for, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the process that runs it last said so, in UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
