using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Queries;

/// <summary>The queries for replays.</summary>
internal static class ReplayQueries
{
    /// <summary>The replays of an event, as <see cref="Read"/> reads them, oldest first.</summary>
    public static SqlQuery List(string tenantId, Guid eventId) =>
        new("SELECT r.requested_at, r.failed_at, r.error FROM replays r WHERE r.tenant_id = @p0 AND r.event_id = @p1 ORDER BY r.requested_at", [tenantId, eventId], tenantId);

    /// <summary>Reads a replay.</summary>
    public static Replay Read(Row row) => new(row.Time(0), row.Time(1), row.TextOrNull(2));
}
