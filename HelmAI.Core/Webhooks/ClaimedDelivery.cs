namespace HelmAI.Core.Webhooks;

/// <summary>A delivery that one sender has for a while.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Webhook">Where it goes.</param>
/// <param name="Lease">What tells this claim from others.</param>
/// <param name="Secrets">The secrets that sign it, the current one first; none where they can't be read.</param>
public sealed record ClaimedDelivery(Delivery Delivery, Webhook Webhook, Guid Lease, IReadOnlyList<byte[]> Secrets);
