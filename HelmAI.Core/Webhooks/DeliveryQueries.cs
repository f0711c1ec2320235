using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Webhooks;

/// <summary>The statements about deliveries that both providers understand. State 0 is written out, since indexes are made for it.</summary>
internal static class DeliveryQueries
{
    private const string Columns =
        "d.id, d.tenant_id, d.webhook_id, d.type, d.alert_id, d.created_at, d.state, d.attempts, d.next_attempt_at, d.finished_at, d.traceparent";

    private const string WebhookColumns =
        "w.id, w.tenant_id, w.name, w.url, w.message_types, w.minimum_severity, w.rule_ids, w.entity_types, w.secret, w.previous_secret, w.previous_expires_at, "
        + "w.created_at, w.created_by, w.updated_at, w.failures";

    private const string CountLeased = "(SELECT count(*) FROM webhook_deliveries f WHERE f.webhook_id = w.id AND f.lease IS NOT NULL AND f.next_attempt_at > @p0)";

    private const string OldestDue = "(SELECT min(q.next_attempt_at) FROM webhook_deliveries q WHERE q.webhook_id = w.id AND q.state = 0 AND q.next_attempt_at <= @p0)";

    /// <summary>How many deliveries wait or are under way; those of disabled webhooks, which are not sent, are left out.</summary>
    public static readonly SqlQuery CountPending = new(
        "SELECT count(*) FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id WHERE d.state = 0 AND w.disabled_at IS NULL", []);

    /// <summary>One delivery.</summary>
    public static SqlQuery Find(string tenantId, Guid webhookId, Guid id) => Select(tenantId, webhookId).Where("d.id", "=", id).Build();

    /// <summary>A page of deliveries.</summary>
    public static SqlQuery List(string tenantId, Guid webhookId, DeliveryState? state, PageRequest page) =>
        Select(tenantId, webhookId).Where("d.state", "=", (int?)state).Page("d.created_at", "d.id", page).Build();

    /// <summary>The attempts of a delivery.</summary>
    public static SqlQuery ListAttempts(string tenantId, Guid deliveryId) =>
        new SqlQueryBuilder("SELECT a.id, a.tenant_id, a.started_at, a.duration_us, a.status_code, a.error, a.answer FROM webhook_attempts a")
            .WhereTenant("a.tenant_id", tenantId)
            .Where("a.delivery_id", "=", deliveryId)
            .OrderBy("a.started_at, a.id")
            .Build();

    /// <summary>The webhook that may be sent something and whose oldest delivery has been due for longest.</summary>
    /// <param name="now">The time.</param>
    /// <param name="maxPerTarget">How many deliveries may be under way to it; one while its circuit is not closed.</param>
    /// <param name="rowLock">Keeps other senders from the row, and passes over those that others keep.</param>
    public static SqlQuery PickTarget(DateTimeOffset now, int maxPerTarget, string rowLock) => new(
        $"""
        SELECT {WebhookColumns} FROM webhooks w
        WHERE w.disabled_at IS NULL AND (w.open_until IS NULL OR w.open_until <= @p0) AND {OldestDue} IS NOT NULL
            AND {CountLeased} < CASE WHEN w.failures >= @p1 THEN 1 ELSE @p2 END
        ORDER BY {OldestDue} LIMIT 1 {rowLock}
        """,
        [now, Circuit.Threshold, maxPerTarget]);

    /// <summary>Takes the oldest due delivery of a webhook whose row is locked. The bound is asked for again: the answer may have been older than the lock.</summary>
    public static SqlQuery Lease(Guid webhookId, int maxUnderWay, DateTimeOffset now, DateTimeOffset until, Guid lease) => new(
        $"""
        UPDATE webhook_deliveries AS d SET lease = @p1, next_attempt_at = @p2
        WHERE d.id = (
            SELECT q.id FROM webhooks w JOIN webhook_deliveries q ON q.webhook_id = w.id
            WHERE w.id = @p3 AND q.state = 0 AND q.next_attempt_at <= @p0 AND {CountLeased} < @p4
            ORDER BY q.next_attempt_at, q.id LIMIT 1)
        RETURNING id, tenant_id, webhook_id, type, alert_id, created_at, state, attempts, next_attempt_at, finished_at, traceparent
        """,
        [now, lease, until, webhookId, maxUnderWay]);

    /// <summary>Locks a webhook whose row an attempt may change: a success changes nothing where none failed before it.</summary>
    public static SqlQuery LockTarget(Guid webhookId, TargetCondition condition, string rowLock) => new(
        $"SELECT w.id FROM webhooks w WHERE w.id = @p0 AND w.failures >= @p1 {rowLock}", [webhookId, condition == TargetCondition.Well ? 1 : 0]);

    /// <summary>Writes down an attempt, where its delivery is still there.</summary>
    public static SqlQuery AddAttempt(ClaimedDelivery claimed, DeliveryAttempt attempt, byte[]? answer) => new(
        """
        INSERT INTO webhook_attempts (id, tenant_id, delivery_id, started_at, duration_us, status_code, error, answer)
        SELECT @p0, d.tenant_id, d.id, @p1, @p2, @p3, @p4, @p5 FROM webhook_deliveries d WHERE d.id = @p6
        """,
        [attempt.Id, attempt.StartedAt, (long)attempt.Duration.TotalMicroseconds, OrNull(attempt.StatusCode), OrNull(attempt.Error), OrNull(answer), claimed.Delivery.Id]);

    /// <summary>Ends a lease, with what came of it.</summary>
    public static SqlQuery End(ClaimedDelivery claimed, DeliveryOutcome outcome, DateTimeOffset now) => new(
        """
        UPDATE webhook_deliveries SET state = @p0, attempts = attempts + 1, next_attempt_at = @p1, finished_at = @p2, lease = NULL
        WHERE id = @p3 AND lease = @p4 RETURNING id
        """,
        [(int)outcome.State, outcome.NextAttemptAt ?? now, outcome.State == DeliveryState.Pending ? DBNull.Value : now, claimed.Delivery.Id, claimed.Lease]);

    /// <summary>Asks for a delivery again, unless a sender has it.</summary>
    public static SqlQuery Redeliver(string tenantId, Guid webhookId, Guid id, DateTimeOffset now) => new(
        """
        UPDATE webhook_deliveries SET state = 0, attempts = 0, next_attempt_at = @p0, finished_at = NULL, lease = NULL
        WHERE tenant_id = @p1 AND webhook_id = @p2 AND id = @p3 AND (lease IS NULL OR next_attempt_at <= @p0) RETURNING id
        """,
        [now, tenantId, webhookId, id]);

    /// <summary>Stores a delivery that waits.</summary>
    public static SqlQuery Add(Delivery delivery) => new(
        """
        INSERT INTO webhook_deliveries (id, tenant_id, webhook_id, type, alert_id, created_at, state, attempts, next_attempt_at, traceparent)
        SELECT @p0, w.tenant_id, w.id, @p1, @p2, @p3, 0, 0, @p3, @p4 FROM webhooks w WHERE w.tenant_id = @p5 AND w.id = @p6
        """,
        [delivery.Id, (int)delivery.Type, OrNull(delivery.AlertId), delivery.CreatedAt, OrNull(delivery.TraceParent), delivery.TenantId, delivery.WebhookId]);

    /// <summary>A tenant's webhooks that are told of changes in alerts' lives.</summary>
    public static SqlQuery ListToldOfChanges(string tenantId) => new(
        $"SELECT {WebhookColumns} FROM webhooks w WHERE w.tenant_id = @p0 AND w.disabled_at IS NULL AND w.message_types & @p1 <> 0",
        [tenantId, (int)MessageTypes.AlertUpdated]);

    private static SqlQueryBuilder Select(string tenantId, Guid webhookId) =>
        new SqlQueryBuilder($"SELECT {Columns} FROM webhook_deliveries d").WhereTenant("d.tenant_id", tenantId).Where("d.webhook_id", "=", webhookId);

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
