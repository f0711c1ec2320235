using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Webhooks;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Queues what webhooks are told, in the transaction that writes the alerts.</summary>
internal static class SqliteDeliveries
{
    // An alert has the id that an event brought only where that event raised it: one that was there before keeps its own. And it names the event
    // that opened it again. So this finds what is new (1) and what was opened again (2), and nothing that was only counted.
    private const string Insert =
        """
        INSERT INTO webhook_deliveries (id, tenant_id, webhook_id, type, alert_id, created_at, state, attempts, next_attempt_at, traceparent)
        SELECT @id, w.tenant_id, w.id, iif(a.id = @alert_id, 1, 2), a.id, @created_at, 0, 0, @created_at, @traceparent
        FROM alerts a JOIN webhooks w ON w.id = @webhook_id AND w.tenant_id = a.tenant_id AND w.disabled_at IS NULL
        WHERE a.tenant_id = @tenant_id AND a.fingerprint = @fingerprint AND a.window_start = @window_start
            AND (a.id = @alert_id OR a.reopened_by = @event_id) AND w.message_types & iif(a.id = @alert_id, 1, 2) <> 0
        """;

    /// <summary>Queues the delivery of an alert that was written before in the same transaction.</summary>
    /// <param name="session">An open transaction.</param>
    /// <param name="securityEvent">The event that brought the alert.</param>
    /// <param name="alert">The alert.</param>
    /// <param name="delivery">The delivery.</param>
    public static void Queue(SqliteSession session, SecurityEvent securityEvent, RaisedAlert alert, NewDelivery delivery) => session.Execute(
        Insert,
        ("@id", delivery.Id.ToBlob()),
        ("@created_at", delivery.CreatedAt.ToMicroseconds()),
        ("@traceparent", delivery.TraceParent),
        ("@webhook_id", delivery.WebhookId.ToBlob()),
        ("@alert_id", delivery.AlertId.ToBlob()),
        ("@tenant_id", securityEvent.TenantId),
        ("@fingerprint", alert.Fingerprint.ToBytes()),
        ("@window_start", alert.WindowStart.ToMicroseconds()),
        ("@event_id", securityEvent.Id.ToBlob()));
}
