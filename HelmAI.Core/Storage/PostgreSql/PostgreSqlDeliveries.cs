using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Webhooks;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Queues what webhooks are told, in the transaction that writes the alerts.</summary>
internal static class PostgreSqlDeliveries
{
    // An alert has the id that an event brought only where that event raised it: one that was there before keeps its own. And it names the event
    // that opened it again. So the join finds what is new (1) and what was opened again (2), each once, and nothing that was only counted.
    private const string Insert =
        """
        INSERT INTO webhook_deliveries (id, tenant_id, webhook_id, type, alert_id, created_at, state, attempts, next_attempt_at, traceparent)
        SELECT g.id, w.tenant_id, w.id, CASE WHEN a.id = g.alert_id THEN 1 ELSE 2 END, a.id, g.created_at, 0, 0, g.created_at, g.traceparent
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS g (id, tenant_id, webhook_id, alert_id, fingerprint, window_start, event_id, created_at, traceparent)
        JOIN alerts a ON a.tenant_id = g.tenant_id AND a.fingerprint = g.fingerprint AND a.window_start = g.window_start
        JOIN webhooks w ON w.id = g.webhook_id AND w.tenant_id = g.tenant_id AND w.disabled_at IS NULL
        WHERE (a.id = g.alert_id OR a.reopened_by = g.event_id) AND w.message_types & CASE WHEN a.id = g.alert_id THEN 1 ELSE 2 END <> 0
        """;

    /// <summary>Queues deliveries of alerts that were written before in the same transaction.</summary>
    /// <param name="deliveries">The deliveries, with the alerts that they tell of and the events that brought those.</param>
    /// <returns>The statement; none where there is nothing to queue.</returns>
    public static IEnumerable<PostgreSqlStatement> Queue(IReadOnlyList<(SecurityEvent Event, RaisedAlert Alert, NewDelivery Delivery)> deliveries)
    {
        if (deliveries.Count > 0)
        {
            yield return new(
                Insert,
                deliveries.Select(static one => one.Delivery.Id).ToArray(),
                deliveries.Select(static one => PostgreSqlValues.ToText(one.Event.TenantId)).ToArray(),
                deliveries.Select(static one => one.Delivery.WebhookId).ToArray(),
                deliveries.Select(static one => one.Delivery.AlertId).ToArray(),
                deliveries.Select(static one => one.Alert.Fingerprint.ToArray()).ToArray(),
                deliveries.Select(static one => one.Alert.WindowStart.ToUniversalTime()).ToArray(),
                deliveries.Select(static one => one.Event.Id).ToArray(),
                deliveries.Select(static one => one.Delivery.CreatedAt.ToUniversalTime()).ToArray(),
                deliveries.Select(static one => one.Delivery.TraceParent).ToArray());
        }
    }
}
