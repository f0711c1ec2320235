using HelmAI.Core.Errors;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;
using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Webhooks;

/// <summary>The queue of deliveries on either database. Whoever changes deliveries of a webhook locks the webhook first, so that nobody waits in a circle.</summary>
/// <param name="transactions">The database.</param>
/// <param name="queries">Reads.</param>
/// <param name="locks">How rows are locked.</param>
/// <param name="keys">Reads the keys of secrets that another process wrote.</param>
/// <param name="cipher">Decrypts secrets, encrypts answers.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of secrets that can't be read.</param>
internal sealed class DeliveryQueue(
    ITransactions transactions, IQueryRunner queries, RowLocks locks, DataKeys keys, RowCipher cipher, TimeProvider time, ILogger<DeliveryQueue> logger) : IDeliveryQueue
{
    private static readonly StorageOperation Claiming = new("claim", "webhook_deliveries");
    private static readonly StorageOperation Recording = new("record", "webhook_deliveries");
    private static readonly StorageOperation Counting = new("count", "webhook_deliveries");

    /// <inheritdoc/>
    public async Task<ClaimedDelivery?> ClaimAsync(TimeSpan lease, int maxPerTarget, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var token = Guid.CreateVersion7(now);
        var claimed = await transactions.RunAsync(
            Claiming,
            async transaction =>
            {
                var picked = await transaction.QueryAsync(DeliveryQueries.PickTarget(now, maxPerTarget, locks.SkipOthersOf("w")), DeliveryRows.ReadWebhook, cancellationToken);
                if (picked.SingleOrDefault() is not { } webhook)
                {
                    return null;
                }

                var bound = webhook.Failures >= Circuit.Threshold ? 1 : maxPerTarget;
                var taken = await transaction.QueryAsync(DeliveryQueries.Lease(webhook.Id, bound, now, now + lease, token), DeliveryRows.Read, cancellationToken);
                return taken.SingleOrDefault() is { } delivery ? new ClaimedDelivery(delivery, webhook, token, []) : null;
            },
            cancellationToken);
        return claimed is null ? null : claimed with { Secrets = await OpenAsync(claimed.Webhook, now, cancellationToken) };
    }

    /// <inheritdoc/>
    public async Task<bool> RecordAsync(ClaimedDelivery claimed, DeliveryAttempt attempt, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        var answer = attempt.Answer is null
            ? null
            : await cipher.SealAsync(RowField.WebhookAnswer, claimed.Delivery.TenantId, attempt.Id, attempt.Answer, cancellationToken);
        var now = time.GetUtcNow();
        return await transactions.RunAsync(
            Recording,
            async transaction =>
            {
                var target = await transaction.QueryAsync(
                    DeliveryQueries.LockTarget(claimed.Webhook.Id, outcome.Target, locks.WaitFor("w")), static row => row.Id(0), cancellationToken);
                await transaction.QueryAsync(DeliveryQueries.AddAttempt(claimed, attempt, answer), static _ => true, cancellationToken);
                var ended = await transaction.QueryAsync(DeliveryQueries.End(claimed, outcome, now), static row => row.Id(0), cancellationToken);
                if (ended.Count > 0 && target.Count > 0)
                {
                    await SettleTargetAsync(transaction, claimed.Webhook.Id, attempt, outcome, now, cancellationToken);
                }

                return ended.Count > 0;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountPendingAsync(CancellationToken cancellationToken) =>
        (await queries.QueryAsync(Counting, DeliveryQueries.CountPending, static row => row.Integer(0), cancellationToken)).Single();

    private static async Task SettleTargetAsync(
        ITransaction transaction, Guid webhookId, DeliveryAttempt attempt, DeliveryOutcome outcome, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (outcome.Target)
        {
            case TargetCondition.Well:
                // Nothing is sent while the circuit is open: what began before that time is over, began before it opened, and says nothing of it.
                await transaction.ExecuteAsync(
                    "UPDATE webhooks SET failures = 0, open_until = NULL WHERE id = @p0 AND (open_until IS NULL OR open_until <= @p1)",
                    [webhookId, attempt.StartedAt],
                    cancellationToken);
                break;
            case TargetCondition.Failing:
                var failures = await transaction.QueryAsync(
                    new("UPDATE webhooks SET failures = failures + 1 WHERE id = @p0 RETURNING failures", [webhookId]), static row => (int)row.Integer(0), cancellationToken);
                var until = failures.Count == 0 ? null : now + Circuit.BreakAfter(failures[0]);
                until = until is null || outcome.PauseUntil > until ? outcome.PauseUntil : until;
                if (until is { } time)
                {
                    await transaction.ExecuteAsync(
                        "UPDATE webhooks SET open_until = @p0 WHERE id = @p1 AND (open_until IS NULL OR open_until < @p0)", [time, webhookId], cancellationToken);
                }

                break;
            case TargetCondition.Gone:
                await transaction.ExecuteAsync(
                    "UPDATE webhooks SET disabled_at = @p0, disabled_reason = @p1 WHERE id = @p2 AND disabled_at IS NULL",
                    [now, "The receiver answered 410 Gone.", webhookId],
                    cancellationToken);
                break;
        }
    }

    private async Task<IReadOnlyList<byte[]>> OpenAsync(Webhook webhook, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await keys.ReadAsync(
                () => Task.FromResult<IReadOnlyList<byte[]>>(
                [
                    Open(webhook, webhook.Secret)!,
                    .. webhook.PreviousExpiresAt > now && Open(webhook, webhook.PreviousSecret) is { } previous ? [previous] : Array.Empty<byte[]>(),
                ]),
                cancellationToken);
        }
        catch (IntegrityException fault)
        {
            logger.SecretUnreadable(fault, webhook.Id);
            return [];
        }
    }

    private byte[]? Open(Webhook webhook, byte[]? secret) => cipher.Open(RowField.WebhookSecret, webhook.TenantId, webhook.Id, secret);
}
