using System.Text.Json;
using HelmAI.Core.Rules;

namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>A backtest as it stands.</summary>
public sealed record BacktestReport
{
    /// <summary>The job.</summary>
    public required Guid Id { get; init; }

    /// <summary>The rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>Where it stands.</summary>
    public required BacktestState State { get; init; }

    /// <summary>How much of it is done, from 0.0 to 1.0.</summary>
    public required double Progress { get; init; }

    /// <summary>The beginning of the time range.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of the time range.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>How many events it looks at in all.</summary>
    public required long EventsTotal { get; init; }

    /// <summary>How many it has looked at.</summary>
    public required long EventsScanned { get; init; }

    /// <summary>How many findings of the rule there were.</summary>
    public required long Findings { get; init; }

    /// <summary>How many alerts those would have been: findings of the same entity in the same window are one.</summary>
    public required long Alerts { get; init; }

    /// <summary>The alerts to expect a day, by those of the time that was looked at; null before there is any.</summary>
    public required double? EstimatedAlertsPerDay { get; init; }

    /// <summary>The first findings.</summary>
    public required IReadOnlyList<BacktestSample> Samples { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public required string? Error { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    internal static BacktestReport Of(Backtest job)
    {
        var days = job.ReachedTime is { } reached ? (reached - job.RangeFrom).TotalDays : 0;
        return new BacktestReport
        {
            Id = job.Id,
            RuleId = job.RuleId,
            State = job.State,
            Progress = job.State == BacktestState.Completed ? 1 : job.EventsTotal == 0 ? 0 : Math.Min(1, (double)job.EventsScanned / job.EventsTotal),
            From = job.RangeFrom,
            To = job.RangeTo,
            EventsTotal = job.EventsTotal,
            EventsScanned = job.EventsScanned,
            Findings = job.Findings,
            Alerts = job.Alerts,
            EstimatedAlertsPerDay = days > 0 ? Math.Round(job.Alerts / days, 3) : null,
            Samples = JsonSerializer.Deserialize(job.Samples, BacktestJson.Default.ListBacktestSample) ?? [],
            Error = job.Error,
            CreatedAt = job.CreatedAt,
        };
    }
}
