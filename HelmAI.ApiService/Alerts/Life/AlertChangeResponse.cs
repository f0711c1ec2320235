using HelmAI.Core.Alerts;

namespace HelmAI.ApiService.Alerts.Life;

/// <summary>One change in an alert's life.</summary>
internal sealed record AlertChangeResponse
{
    /// <summary>The version that the alert got by it.</summary>
    public required long Version { get; init; }

    /// <summary>When it was.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>What was done.</summary>
    public required AlertAction Action { get; init; }

    /// <summary>The alert's status after it.</summary>
    public required AlertStatus Status { get; init; }

    /// <summary>The id of the key by which it was done; null where an event did it.</summary>
    public required string? KeyId { get; init; }

    /// <summary>What people called that key then.</summary>
    public required string? KeyName { get; init; }

    /// <summary>The event that opened the alert again; null where a caller did something.</summary>
    public required Guid? EventId { get; init; }

    /// <summary>Who worked on it after the change.</summary>
    public required string? Assignee { get; init; }

    /// <summary>Whether the rule was wrong; there where the alert was resolved.</summary>
    public required bool? FalsePositive { get; init; }

    /// <summary>Why.</summary>
    public required string? Comment { get; init; }

    /// <summary>Describes a change.</summary>
    /// <param name="change">The change.</param>
    /// <returns>The description.</returns>
    public static AlertChangeResponse From(AlertChange change) => new()
    {
        Version = change.Version,
        ChangedAt = change.ChangedAt,
        Action = change.Action,
        Status = change.Status,
        KeyId = change.KeyId,
        KeyName = change.KeyName,
        EventId = change.EventId,
        Assignee = change.Assignee,
        FalsePositive = change.FalsePositive,
        Comment = change.Comment,
    };
}
