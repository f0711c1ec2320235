using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Puts a failed event back into the queue: whoever removes the failed assessment queues the event, so that of several only one does.</summary>
internal static class PostgreSqlReplays
{
    private const string Requeue =
        """
        WITH failed AS (
            DELETE FROM assessments WHERE event_id = $1 AND tenant_id = $2 AND status = $3 RETURNING event_id, tenant_id, occurred_at, analyzed_at, error
        ), noted AS (
            INSERT INTO replays (tenant_id, event_id, requested_at, failed_at, error) SELECT tenant_id, event_id, $4, analyzed_at, error FROM failed
        ), uncounted AS (
            INSERT INTO rollup_deltas (tenant_id, measure, quarter, name, part, items, total, peak)
            SELECT e.tenant_id, 0, quarter_of(e.occurred_at), coalesce(e.event_type, ''), coalesce(e.severity, -1), -1, 0, 0
            FROM failed f JOIN events e ON e.id = f.event_id
        ), queued AS (
            INSERT INTO event_queue (event_id, tenant_id, occurred_at) SELECT event_id, tenant_id, occurred_at FROM failed RETURNING event_id
        )
        SELECT EXISTS (SELECT FROM queued), EXISTS (SELECT FROM events WHERE id = $1 AND tenant_id = $2)
        """;

    /// <summary>Replays an event; one row, as <see cref="Read"/> reads it.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="now">The time.</param>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement Replay(string tenantId, Guid eventId, DateTimeOffset now) =>
        new(Requeue, eventId, PostgreSqlValues.ToText(tenantId), (short)EventStatus.Failed, now.ToUniversalTime());

    /// <summary>Reads what became of it.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The outcome.</returns>
    public static ReplayOutcome Read(Queries.Row row) =>
        row.Flag(0) ? ReplayOutcome.Queued : row.Flag(1) ? ReplayOutcome.NotFailed : ReplayOutcome.NotFound;
}
