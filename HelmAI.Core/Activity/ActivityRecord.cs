namespace HelmAI.Core.Activity;

/// <summary>One thing that a user did, as it was accepted. It never changes.</summary>
public sealed record ActivityRecord
{
    /// <summary>The activity's identity: a UUID version 7 (RFC 9562, section 5.7), made on receipt.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant it belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>What it is.</summary>
    public required ActivityKind Kind { get; init; }

    /// <summary>When it happened, in UTC and whole microseconds: the sender's <c>timestamp</c>, else <see cref="ReceivedAt"/>.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was received, in UTC and whole microseconds.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The user who did it; not empty.</summary>
    public required string UserId { get; init; }

    /// <summary>The sender's <c>activity_type</c>, <c>feature_name</c> or <c>interaction_type</c>, by <see cref="Kind"/>; not empty.</summary>
    public required string Name { get; init; }

    /// <summary>The session it is part of.</summary>
    public string? SessionId { get; init; }

    /// <summary>The user's address, in its canonical text form.</summary>
    public string? IpAddress { get; init; }

    /// <summary>For how long a feature was used, in seconds, 0 or more.</summary>
    public double? SessionDuration { get; init; }

    /// <summary>The length of the prompt of an interaction, in characters.</summary>
    public long? PromptLength { get; init; }

    /// <summary>The length of the answer of an interaction, in characters.</summary>
    public long? ResponseLength { get; init; }

    /// <summary>How long the answer of an interaction took, in seconds, 0 or more.</summary>
    public double? ResponseTime { get; init; }

    /// <summary>How content the user was with the answer of an interaction, from 1 to 5.</summary>
    public double? SatisfactionScore { get; init; }

    /// <summary>What else the sender says of it: one JSON object in UTF-8; empty where nothing, and in lists. Encrypted at rest.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The prompt of an interaction, where prompts are to be kept; never in lists. Encrypted at rest.</summary>
    public string? Prompt { get; init; }
}
