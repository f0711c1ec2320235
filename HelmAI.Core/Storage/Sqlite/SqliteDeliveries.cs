using HelmAI.Core.Webhooks;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Queues what webhooks are told, in the transaction that writes the alerts.</summary>
internal static class SqliteDeliveries
{
    // An alert has the id that an event brought only where that event raised it: one that was there before keeps its own.
    private const string Insert =
        """
        INSERT INTO webhook_deliveries (id, tenant_id, webhook_id, alert_id, created_at, state, attempts, next_attempt_at, traceparent)
        SELECT @id, w.tenant_id, w.id, a.id, @created_at, 0, 0, @created_at, @traceparent
        FROM alerts a JOIN webhooks w ON w.tenant_id = a.tenant_id AND w.disabled_at IS NULL
        WHERE a.id = @alert_id AND w.id = @webhook_id
        """;

    /// <summary>Queues the delivery of an alert that was written before in the same transaction.</summary>
    /// <param name="session">An open transaction.</param>
    /// <param name="delivery">The delivery.</param>
    public static void Queue(SqliteSession session, NewDelivery delivery) => session.Execute(
        Insert,
        ("@id", delivery.Id.ToBlob()),
        ("@created_at", delivery.CreatedAt.ToMicroseconds()),
        ("@traceparent", delivery.TraceParent),
        ("@alert_id", delivery.AlertId.ToBlob()),
        ("@webhook_id", delivery.WebhookId.ToBlob()));
}
