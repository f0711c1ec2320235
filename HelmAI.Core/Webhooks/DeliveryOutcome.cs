namespace HelmAI.Core.Webhooks;

/// <summary>What follows from an attempt.</summary>
/// <param name="State">What the delivery is now.</param>
/// <param name="Target">What it says of the target.</param>
public sealed record DeliveryOutcome(DeliveryState State, TargetCondition Target)
{
    /// <summary>When a pending delivery is tried next, in UTC.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Until when the target asked to be left alone, in UTC.</summary>
    public DateTimeOffset? PauseUntil { get; init; }
}
