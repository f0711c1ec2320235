namespace HelmAI.Core.Webhooks;

/// <summary>One message to one webhook.</summary>
public sealed record Delivery
{
    /// <summary>The delivery's identity, a UUID version 7: the <c>webhook-id</c> of every attempt.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The webhook.</summary>
    public required Guid WebhookId { get; init; }

    /// <summary>What it tells of.</summary>
    public MessageTypes Type { get; init; }

    /// <summary>The alert that it tells of; <see langword="null"/> for a test.</summary>
    public required Guid? AlertId { get; init; }

    /// <summary>When it came to be, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it is in its life.</summary>
    public DeliveryState State { get; init; }

    /// <summary>How many attempts were made since it was last asked for.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is tried next, in UTC; while a sender has it, when that sender's time is over.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>When it was delivered or given up, in UTC.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The trace of what raised the alert, in W3C form.</summary>
    public string? TraceParent { get; init; }
}
