namespace HelmAI.Core.Events;

/// <summary>What the analysis of one event came to.</summary>
public sealed record Assessment
{
    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The tenant it belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary><see cref="EventStatus.Processed"/> or <see cref="EventStatus.Failed"/>.</summary>
    public required EventStatus Status { get; init; }

    /// <summary>The risk, from 0.0 to 1.0.</summary>
    public double RiskScore { get; init; }

    /// <summary>The findings, greatest contribution first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What to do, most urgent first, without repetition.</summary>
    public IReadOnlyList<string> RecommendedActions { get; init; } = [];

    /// <summary>How long detection and scoring took.</summary>
    public TimeSpan ProcessingTime { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset AnalyzedAt { get; init; }

    /// <summary>Why the analysis failed, where it did.</summary>
    public string? Error { get; init; }
}
