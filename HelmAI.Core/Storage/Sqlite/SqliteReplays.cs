using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Puts a failed event back into the queue; always inside a transaction.</summary>
internal static class SqliteReplays
{
    private const string Note =
        """
        INSERT INTO replays (tenant_id, event_id, requested_at, failed_at, error)
        SELECT tenant_id, event_id, @now, analyzed_at, error FROM assessments WHERE event_id = @event_id AND tenant_id = @tenant_id AND status = @failed
        """;

    private const string Queue =
        "INSERT INTO event_queue (event_id, tenant_id, occurred_at) SELECT event_id, tenant_id, occurred_at FROM assessments WHERE event_id = @event_id";

    private static readonly string Uncount =
        $"""
        INSERT INTO rollup_deltas (tenant_id, measure, quarter, name, part, items, total, peak)
        SELECT tenant_id, 0, {SqliteRollups.QuarterOf("occurred_at")}, coalesce(event_type, ''), coalesce(severity, -1), -1, 0, 0 FROM events WHERE id = @event_id
        """;

    /// <summary>Replays an event.</summary>
    /// <param name="session">An open transaction.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="now">The time.</param>
    /// <returns>What became of it.</returns>
    public static ReplayOutcome Replay(SqliteSession session, string tenantId, Guid eventId, DateTimeOffset now)
    {
        var id = eventId.ToBlob();
        if (session.Execute(Note, ("@now", now.ToMicroseconds()), ("@event_id", id), ("@tenant_id", tenantId), ("@failed", (int)EventStatus.Failed)) == 0)
        {
            var known = session.Query(
                "SELECT count(*) FROM events WHERE id = @event_id AND tenant_id = @tenant_id", static row => row.Integer(0), ("@event_id", id), ("@tenant_id", tenantId));
            return known.Single() == 0 ? ReplayOutcome.NotFound : ReplayOutcome.NotFailed;
        }

        session.Execute(Queue, ("@event_id", id));
        session.Execute(Uncount, ("@event_id", id));
        session.Execute("DELETE FROM assessments WHERE event_id = @event_id", ("@event_id", id));
        return ReplayOutcome.Queued;
    }
}
