namespace HelmAI.Core.Webhooks;

/// <summary>What came of one try to deliver.</summary>
public sealed record DeliveryAttempt
{
    /// <summary>The attempt's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The status of the answer; <see langword="null"/> where there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why it failed; <see langword="null"/> where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The first bytes of the answer's body.</summary>
    public byte[]? Answer { get; init; }
}
