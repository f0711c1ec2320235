using HelmAI.Core.Webhooks;

namespace HelmAI.ApiService.Webhooks;

/// <summary>One message to a webhook.</summary>
internal sealed record DeliveryResponse
{
    /// <summary>The delivery's identity, a UUID version 7: the `webhook-id` of its attempts.</summary>
    public required Guid Id { get; init; }

    /// <summary>The message's type.</summary>
    public required string Type { get; init; }

    /// <summary>The alert that it tells of; null for a test.</summary>
    public required Guid? AlertId { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required DeliveryState State { get; init; }

    /// <summary>How many attempts were made since it was last asked for.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it came to be.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is tried next, or, while it is under way, at the latest; null where it is not.</summary>
    public required DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When it was delivered or given up; null before.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Describes a delivery.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <returns>Its description.</returns>
    public static DeliveryResponse From(Delivery delivery) => new()
    {
        Id = delivery.Id,
        Type = delivery.Type.ToName(),
        AlertId = delivery.AlertId,
        State = delivery.State,
        Attempts = delivery.Attempts,
        CreatedAt = delivery.CreatedAt,
        NextAttemptAt = delivery.State == DeliveryState.Pending ? delivery.NextAttemptAt : null,
        FinishedAt = delivery.FinishedAt,
    };
}
