using HelmAI.Core.Webhooks;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Queues what webhooks are told, in the transaction that writes the alerts.</summary>
internal static class PostgreSqlDeliveries
{
    // An alert has the id that an event brought only where that event raised it: one that was there before keeps its own. So the join finds the
    // new ones, and each once.
    private const string Insert =
        """
        INSERT INTO webhook_deliveries (id, tenant_id, webhook_id, alert_id, created_at, state, attempts, next_attempt_at, traceparent)
        SELECT g.id, w.tenant_id, w.id, a.id, g.created_at, 0, 0, g.created_at, g.traceparent
        FROM unnest($1, $2, $3, $4, $5) AS g (id, webhook_id, alert_id, created_at, traceparent)
        JOIN alerts a ON a.id = g.alert_id
        JOIN webhooks w ON w.id = g.webhook_id AND w.tenant_id = a.tenant_id AND w.disabled_at IS NULL
        """;

    /// <summary>Queues deliveries of alerts that were written before in the same transaction.</summary>
    /// <param name="deliveries">The deliveries.</param>
    /// <returns>The statement; none where there is nothing to queue.</returns>
    public static IEnumerable<PostgreSqlStatement> Queue(IReadOnlyList<NewDelivery> deliveries)
    {
        if (deliveries.Count > 0)
        {
            yield return new(
                Insert,
                deliveries.Select(static one => one.Id).ToArray(),
                deliveries.Select(static one => one.WebhookId).ToArray(),
                deliveries.Select(static one => one.AlertId).ToArray(),
                deliveries.Select(static one => one.CreatedAt.ToUniversalTime()).ToArray(),
                deliveries.Select(static one => one.TraceParent).ToArray());
        }
    }
}
