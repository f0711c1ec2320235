using System.Globalization;
using HelmAI.Core.Storage.Analysis;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>The statements on the queue and the claims on it.</summary>
internal static class PostgreSqlClaims
{
    private const string SelectBare = $"SELECT {EventQueries.BareColumns}, q.sequence, q.attempts, q.trace_parent FROM event_queue q JOIN events e ON e.id = q.event_id";

    // A suspect comes alone, and before all others, so that it is soon known what it does. What exceeds the bytes stays locked with the rest until
    // the claim ends: to let it go would cost a round trip, and it is next. The others are those with attempts = 0, but said so
    // that a server without statistics does not take them for few, whom it would gather and sort: the index has them in order.
    private const string SelectWaiting =
        $"""
        WITH suspect AS (
            SELECT * FROM event_queue WHERE attempts > 0 ORDER BY sequence LIMIT 1 FOR UPDATE SKIP LOCKED
        ), others AS (
            SELECT * FROM event_queue WHERE attempts < 1 AND NOT EXISTS (SELECT FROM suspect) ORDER BY sequence LIMIT $1 FOR UPDATE SKIP LOCKED
        )
        SELECT {EventQueries.EventColumns}, e.sequence, e.attempts, e.trace_parent
        FROM (
            SELECT e.*, q.sequence, q.attempts, q.trace_parent, sum(octet_length(e.payload)) OVER (ORDER BY q.sequence) - octet_length(e.payload) AS bytes_before
            FROM (SELECT * FROM suspect UNION ALL SELECT * FROM others) q
            JOIN events e ON e.id = q.event_id
        ) e
        WHERE e.bytes_before < $2
        ORDER BY e.sequence
        """;

    // Safe to repeat. It guards against events that kill their worker, and those leave the server's disk alone, so nobody waits for that.
    private const string InsertClaim =
        """
        WITH quick AS MATERIALIZED (
            SELECT set_config('synchronous_commit', 'off', true)
        ), named AS (
            INSERT INTO claims (id, sequences) SELECT $1, $2 FROM quick ON CONFLICT DO NOTHING
        )
        SELECT EXISTS (SELECT FROM claims c WHERE pg_try_advisory_xact_lock(c.id))
        """;

    // A row that is locked is under analysis again already, and none of this death's business any more.
    private const string CountDeaths =
        """
        WITH dead AS (
            DELETE FROM claims WHERE id IN (SELECT c.id FROM claims c WHERE pg_try_advisory_xact_lock(c.id)) RETURNING sequences
        ), freed AS (
            SELECT q.sequence FROM event_queue q WHERE q.sequence IN (SELECT unnest(d.sequences) FROM dead d) FOR UPDATE SKIP LOCKED
        )
        UPDATE event_queue q SET attempts = q.attempts + 1 FROM freed f WHERE q.sequence = f.sequence RETURNING q.sequence
        """;

    private const string SelectDeadly =
        SelectBare + " WHERE q.attempts > 0 AND q.attempts >= $1 ORDER BY q.sequence FOR UPDATE OF q SKIP LOCKED";

    private const string SelectUnreadable = SelectBare + " WHERE q.event_id = $1 FOR UPDATE OF q SKIP LOCKED";

    private const string DeleteClaim = "DELETE FROM claims WHERE id = $1";

    /// <summary>
    /// Prepares the transaction of a claim: the server ends it when its worker falls silent or is gone, a lock tells all that the
    /// worker lives, and all that comes later can be undone without giving up either.
    /// </summary>
    /// <param name="claimId">The claim.</param>
    /// <param name="timeout">How long the worker may be silent.</param>
    /// <returns>The statements.</returns>
    public static PostgreSqlStatement[] Prepare(long claimId, TimeSpan timeout) =>
    [
        new(string.Create(CultureInfo.InvariantCulture, $"SET LOCAL idle_in_transaction_session_timeout = {(long)timeout.TotalMilliseconds}")),
        new("SET LOCAL tcp_keepalives_idle = 10"),
        new("SET LOCAL tcp_keepalives_interval = 5"),
        new("SET LOCAL tcp_keepalives_count = 4"),
        // Its row is no event's.
        new("SELECT FROM pg_advisory_xact_lock($1) taken WHERE taken IS NULL", claimId),
        new("SAVEPOINT claimed"),
    ];

    /// <summary>Takes waiting events, as <see cref="EventRows.ReadQueued"/> reads them.</summary>
    /// <param name="limit">How many at most.</param>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement Take(int limit) => new(SelectWaiting, limit, (long)ClaimLimits.MaxBytes);

    /// <summary>Names a batch, in a transaction of its own, and tells whether there are claims whose workers died.</summary>
    /// <param name="claimId">The claim.</param>
    /// <param name="batch">The batch.</param>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement Name(long claimId, IReadOnlyList<QueuedEvent> batch) =>
        new(InsertClaim, claimId, batch.Select(static queued => queued.Sequence).ToArray());

    /// <summary>Removes a claim.</summary>
    /// <param name="claimId">The claim.</param>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement Delete(long claimId) => new(DeleteClaim, claimId);

    /// <summary>Gives the events of a claim back and removes it; what was done since is undone.</summary>
    /// <param name="claimId">The claim.</param>
    /// <returns>The statements.</returns>
    public static PostgreSqlStatement[] GiveBack(long claimId) => [new("ROLLBACK TO SAVEPOINT claimed"), Delete(claimId)];

    /// <summary>Removes the claims of dead workers and makes suspects of their events; one row for each event.</summary>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement SettleDead() => new(CountDeaths);

    /// <summary>The events that caused too many deaths, as <see cref="EventRows.ReadQueued"/> reads them.</summary>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement FindDeadly() => new(SelectDeadly, DeadlyEvent.MaxDeaths);

    /// <summary>A queued event whose payload cannot be read, as <see cref="EventRows.ReadQueued"/> reads it.</summary>
    /// <param name="eventId">The event.</param>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement FindUnreadable(Guid eventId) => new(SelectUnreadable, eventId);
}
