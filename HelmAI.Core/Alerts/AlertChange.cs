namespace HelmAI.Core.Alerts;

/// <summary>One change in an alert's life: who did what, when and why, and how the alert was after it.</summary>
public sealed record AlertChange
{
    /// <summary>Its identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The alert.</summary>
    public required Guid AlertId { get; init; }

    /// <summary>The version that the alert got by it; the first change makes version 2.</summary>
    public required long Version { get; init; }

    /// <summary>When it was, in UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>What was done.</summary>
    public required AlertAction Action { get; init; }

    /// <summary>Where the alert was after it.</summary>
    public required AlertStatus Status { get; init; }

    /// <summary>The id of the key by which it was done; <see langword="null"/> where an event did it.</summary>
    public string? KeyId { get; init; }

    /// <summary>What people called that key then.</summary>
    public string? KeyName { get; init; }

    /// <summary>The event that opened the alert again; <see langword="null"/> where a caller did something.</summary>
    public Guid? EventId { get; init; }

    /// <summary>Who worked on it after the change.</summary>
    public string? Assignee { get; init; }

    /// <summary>Whether the rule was wrong; there where the alert was resolved by it.</summary>
    public bool? FalsePositive { get; init; }

    /// <summary>Why, in the caller's words.</summary>
    public string? Comment { get; init; }
}
