using HelmAI.Core.Alerts;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Tracing;

namespace HelmAI.Core.Webhooks;

/// <summary>Queues what webhooks are told of a change in an alert's life, in the transaction that changes it.</summary>
internal static class ChangeDeliveries
{
    /// <summary>Queues one delivery for each webhook that wants it.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="alert">The alert.</param>
    /// <param name="change">What was done to it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once they are queued.</returns>
    public static async Task QueueAsync(ITransaction transaction, Alert alert, AlertChange change, CancellationToken cancellationToken)
    {
        var webhooks = await transaction.QueryAsync(DeliveryQueries.ListToldOfChanges(alert.TenantId), DeliveryRows.ReadWebhook, cancellationToken);
        foreach (var webhook in webhooks.Where(webhook => webhook.Wants(alert.Severity, alert.RuleId, alert.Entity)))
        {
            var delivery = new Delivery
            {
                Id = Guid.CreateVersion7(change.ChangedAt),
                TenantId = alert.TenantId,
                WebhookId = webhook.Id,
                Type = MessageTypes.AlertUpdated,
                AlertId = alert.Id,
                CreatedAt = change.ChangedAt,
                NextAttemptAt = change.ChangedAt,
                TraceParent = TraceParent.Current,
            };
            await transaction.QueryAsync(DeliveryQueries.Add(delivery), static _ => true, cancellationToken);
        }
    }
}
