using HelmAI.Core.Events;
using HelmAI.Core.Storage.Rollups;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>
/// Removal in PostgreSQL. An event goes by way of its assessment: what waits has none, and of a removal and a replay of the same event only one
/// gets it. Rows that others hold are left for later, so that a removal never waits, and is in nobody's circle.
/// </summary>
internal sealed class PostgreSqlRetentionStore(PostgreSqlDatabase database) : IRetentionStore
{
    // "HelmRet" in ASCII, as the lock of migrations is made.
    private const long RemovalLock = 0x48656C6D526574;

    private const string RemoveAssessments =
        """
        DELETE FROM assessments WHERE event_id IN (
            SELECT a.event_id FROM assessments a WHERE a.tenant_id = $1 AND a.status = $2 AND a.occurred_at < $3
            ORDER BY a.occurred_at, a.event_id LIMIT $4 FOR UPDATE SKIP LOCKED)
        RETURNING event_id
        """;

    private const string RemoveAlerts =
        """
        DELETE FROM alerts WHERE id IN (
            SELECT a.id FROM alerts a WHERE a.tenant_id = $1 AND a.created_at < $2 ORDER BY a.created_at, a.id LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING id
        """;

    private const string RemoveActivities =
        """
        DELETE FROM activities WHERE id IN (
            SELECT a.id FROM activities a WHERE a.tenant_id = $1 AND a.occurred_at < $2 ORDER BY a.occurred_at, a.id LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING id
        """;

    private const string RemoveDeliveries =
        """
        DELETE FROM webhook_deliveries WHERE id IN (
            SELECT d.id FROM webhook_deliveries d WHERE d.tenant_id = $1 AND d.created_at < $2 ORDER BY d.created_at, d.id LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING id
        """;

    private static readonly StorageOperation RemovingEvents = new("remove", "events");
    private static readonly StorageOperation RemovingAlerts = new("remove", "alerts");
    private static readonly StorageOperation RemovingActivities = new("remove", "activities");
    private static readonly StorageOperation RemovingDeliveries = new("remove", "webhook_deliveries");

    /// <inheritdoc/>
    public Task<int?> RemoveEventsAsync(string tenantId, DateTimeOffset before, int limit, CancellationToken cancellationToken) => RemoveAsync(
        RemovingEvents,
        // One status after the other: the index begins with it.
        [EventStatus.Processed, EventStatus.Failed],
        (status, limit) => new(RemoveAssessments, tenantId, (short)status, before.ToUniversalTime(), limit),
        limit,
        ids =>
        [
            new("DELETE FROM events WHERE id = ANY ($1)", [ids]),
            new("DELETE FROM replays WHERE tenant_id = $1 AND event_id = ANY ($2)", tenantId, ids),
            new("DELETE FROM alert_events WHERE tenant_id = $1 AND event_id = ANY ($2)", tenantId, ids),
            PostgreSqlRollups.Raise(tenantId, RollupSource.Events, before),
        ],
        cancellationToken);

    /// <inheritdoc/>
    public Task<int?> RemoveAlertsAsync(string tenantId, DateTimeOffset before, int limit, CancellationToken cancellationToken) => RemoveAsync(
        RemovingAlerts,
        [default],
        (_, limit) => new(RemoveAlerts, tenantId, before.ToUniversalTime(), limit),
        limit,
        ids =>
        [
            new("DELETE FROM alert_events WHERE tenant_id = $1 AND alert_id = ANY ($2)", tenantId, ids),
            new("DELETE FROM alert_changes WHERE tenant_id = $1 AND alert_id = ANY ($2)", tenantId, ids),
            PostgreSqlRollups.Raise(tenantId, RollupSource.Alerts, before),
        ],
        cancellationToken);

    /// <inheritdoc/>
    public Task<int?> RemoveActivitiesAsync(string tenantId, DateTimeOffset before, int limit, CancellationToken cancellationToken) => RemoveAsync(
        RemovingActivities,
        [default],
        (_, limit) => new(RemoveActivities, tenantId, before.ToUniversalTime(), limit),
        limit,
        _ => [PostgreSqlRollups.Raise(tenantId, RollupSource.Activities, before)],
        cancellationToken);

    /// <inheritdoc/>
    public Task<int?> RemoveDeliveriesAsync(string tenantId, DateTimeOffset before, int limit, CancellationToken cancellationToken) => RemoveAsync(
        RemovingDeliveries,
        [default],
        (_, limit) => new(RemoveDeliveries, tenantId, before.ToUniversalTime(), limit),
        limit,
        ids => [new("DELETE FROM webhook_attempts WHERE tenant_id = $1 AND delivery_id = ANY ($2)", tenantId, ids)],
        cancellationToken);

    // Nobody waits for the disk: what a crash brings back is removed again.
    private Task<int?> RemoveAsync(
        StorageOperation operation,
        EventStatus[] statuses,
        Func<EventStatus, int, PostgreSqlStatement> select,
        int limit,
        Func<Guid[], PostgreSqlStatement[]> rest,
        CancellationToken cancellationToken) => database.TransactAsync<int?>(
        operation,
        async transaction =>
        {
            var session = transaction.Session;
            await session.ExecuteAsync(cancellationToken, new PostgreSqlStatement("SET LOCAL synchronous_commit = off"));
            var alone = await session.QueryAsync(static row => row.Flag(0), cancellationToken, new PostgreSqlStatement("SELECT pg_try_advisory_xact_lock($1)", RemovalLock));
            if (!alone.Single())
            {
                return null;
            }

            List<Guid> ids = [];
            foreach (var status in statuses)
            {
                ids.AddRange(await session.QueryAsync(static row => row.Id(0), cancellationToken, select(status, limit - ids.Count)));
            }

            if (ids.Count > 0)
            {
                await session.ExecuteAsync(cancellationToken, rest([.. ids]));
            }

            return ids.Count;
        },
        cancellationToken);
}
