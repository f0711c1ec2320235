using HelmAI.Core.Errors;

namespace HelmAI.Core.Webhooks;

/// <summary>
/// The deliveries that wait, for those who send them. A claim is a lease, not a transaction: what a sender that died had is due again once
/// its lease is over, so that every delivery is sent at least once. Every member throws <see cref="DatabaseException"/> when the database fails.
/// </summary>
public interface IDeliveryQueue
{
    /// <summary>Takes the delivery that has been due for longest, of a target that may be sent something.</summary>
    /// <param name="lease">For how long.</param>
    /// <param name="maxPerTarget">How many deliveries to one webhook may be under way, of all senders together.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The delivery; <see langword="null"/> where none is due.</returns>
    Task<ClaimedDelivery?> ClaimAsync(TimeSpan lease, int maxPerTarget, CancellationToken cancellationToken);

    /// <summary>Stores what came of a delivery. Where another has it meanwhile, the attempt alone.</summary>
    /// <param name="claimed">The delivery.</param>
    /// <param name="attempt">What happened.</param>
    /// <param name="outcome">What follows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the delivery was still this sender's.</returns>
    Task<bool> RecordAsync(ClaimedDelivery claimed, DeliveryAttempt attempt, DeliveryOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Counts the deliveries that wait or are under way, those of disabled webhooks left out.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many.</returns>
    Task<long> CountPendingAsync(CancellationToken cancellationToken);
}
