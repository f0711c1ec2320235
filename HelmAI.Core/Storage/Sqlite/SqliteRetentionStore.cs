using HelmAI.Core.Events;
using HelmAI.Core.Storage.Rollups;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Removal in SQLite, whose one writer keeps removals and all others apart. An event goes by way of its assessment: what waits has none.</summary>
internal sealed class SqliteRetentionStore(SqliteDatabase database) : IRetentionStore
{
    private const string RemoveAssessments =
        """
        DELETE FROM assessments WHERE event_id IN (
            SELECT event_id FROM assessments WHERE tenant_id = @tenant_id AND status = @status AND occurred_at < @before
            ORDER BY occurred_at, event_id LIMIT @limit)
        RETURNING event_id
        """;

    private const string RemoveAlerts =
        """
        DELETE FROM alerts WHERE id IN (
            SELECT id FROM alerts WHERE tenant_id = @tenant_id AND created_at < @before ORDER BY created_at, id LIMIT @limit)
        RETURNING id
        """;

    private const string RemoveActivities =
        """
        DELETE FROM activities WHERE id IN (
            SELECT id FROM activities WHERE tenant_id = @tenant_id AND occurred_at < @before ORDER BY occurred_at, id LIMIT @limit)
        RETURNING id
        """;

    private const string RemoveDeliveries =
        """
        DELETE FROM webhook_deliveries WHERE id IN (
            SELECT id FROM webhook_deliveries WHERE tenant_id = @tenant_id AND created_at < @before ORDER BY created_at, id LIMIT @limit)
        RETURNING id
        """;

    private static readonly StorageOperation RemovingEvents = new("remove", "events");
    private static readonly StorageOperation RemovingAlerts = new("remove", "alerts");
    private static readonly StorageOperation RemovingActivities = new("remove", "activities");
    private static readonly StorageOperation RemovingDeliveries = new("remove", "webhook_deliveries");

    /// <inheritdoc/>
    public Task<int?> RemoveEventsAsync(string tenantId, DateTimeOffset before, int limit, CancellationToken cancellationToken) => RemoveAsync(
        RemovingEvents,
        session =>
        {
            // One status after the other: the index begins with it.
            var processed = Select(session, RemoveAssessments, tenantId, before, limit, ("@status", (int)EventStatus.Processed));
            return [.. processed, .. Select(session, RemoveAssessments, tenantId, before, limit - processed.Count, ("@status", (int)EventStatus.Failed))];
        },
        (session, id) =>
        {
            session.Execute("DELETE FROM events WHERE id = @id", ("@id", id));
            session.Execute("DELETE FROM replays WHERE tenant_id = @tenant_id AND event_id = @id", ("@tenant_id", tenantId), ("@id", id));
            session.Execute("DELETE FROM alert_events WHERE tenant_id = @tenant_id AND event_id = @id", ("@tenant_id", tenantId), ("@id", id));
        },
        session => SqliteRollups.Raise(session, tenantId, RollupSource.Events, before),
        cancellationToken);

    /// <inheritdoc/>
    public Task<int?> RemoveAlertsAsync(string tenantId, DateTimeOffset before, int limit, CancellationToken cancellationToken) => RemoveAsync(
        RemovingAlerts,
        session => Select(session, RemoveAlerts, tenantId, before, limit),
        (session, id) =>
        {
            session.Execute("DELETE FROM alert_events WHERE tenant_id = @tenant_id AND alert_id = @id", ("@tenant_id", tenantId), ("@id", id));
            session.Execute("DELETE FROM alert_changes WHERE tenant_id = @tenant_id AND alert_id = @id", ("@tenant_id", tenantId), ("@id", id));
        },
        session => SqliteRollups.Raise(session, tenantId, RollupSource.Alerts, before),
        cancellationToken);

    /// <inheritdoc/>
    public Task<int?> RemoveActivitiesAsync(string tenantId, DateTimeOffset before, int limit, CancellationToken cancellationToken) => RemoveAsync(
        RemovingActivities,
        session => Select(session, RemoveActivities, tenantId, before, limit),
        static (_, _) => { },
        session => SqliteRollups.Raise(session, tenantId, RollupSource.Activities, before),
        cancellationToken);

    /// <inheritdoc/>
    public Task<int?> RemoveDeliveriesAsync(string tenantId, DateTimeOffset before, int limit, CancellationToken cancellationToken) => RemoveAsync(
        RemovingDeliveries,
        session => Select(session, RemoveDeliveries, tenantId, before, limit),
        (session, id) => session.Execute("DELETE FROM webhook_attempts WHERE tenant_id = @tenant_id AND delivery_id = @id", ("@tenant_id", tenantId), ("@id", id)),
        static _ => { },
        cancellationToken);

    private static List<Guid> Select(SqliteSession session, string sql, string tenantId, DateTimeOffset before, int limit, params ReadOnlySpan<(string Name, object? Value)> more) => session.Query(
        sql, static row => row.Id(0), [("@tenant_id", tenantId), ("@before", before.ToMicroseconds()), ("@limit", limit), .. more]);

    // What a loss of power brings back is removed again.
    private Task<int?> RemoveAsync(
        StorageOperation operation, Func<SqliteSession, List<Guid>> first, Action<SqliteSession, byte[]> rest, Action<SqliteSession> note, CancellationToken cancellationToken) => database.WriteAsync<int?>(
        operation,
        session =>
        {
            var ids = first(session);
            ids.ForEach(id => rest(session, id.ToBlob()));
            if (ids.Count > 0)
            {
                note(session);
            }

            return ids.Count;
        },
        cancellationToken,
        Durability.ProcessDeath);
}
