using System.Globalization;
using HelmAI.Core.Errors;
using HelmAI.Core.Storage.Analysis;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Storage.Rollups;
using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>The queue and the claims on it, as statements; always inside a transaction.</summary>
internal static class SqliteClaims
{
    private const string Queued = ", q.sequence, q.attempts, q.trace_parent FROM event_queue q JOIN events e ON e.id = q.event_id";

    private const string Select = $"SELECT {EventQueries.EventColumns}{Queued}";

    private const string SelectBare = $"SELECT {EventQueries.BareColumns}{Queued}";

    private const string SelectOldest =
        $"""
        SELECT {EventQueries.EventColumns}, e.sequence, e.attempts, e.trace_parent
        FROM (
            SELECT e.*, q.sequence, q.attempts, q.trace_parent, sum(length(e.payload)) OVER (ORDER BY q.sequence) - length(e.payload) AS bytes_before
            FROM (SELECT * FROM event_queue WHERE sequence NOT IN (SELECT value FROM json_each(@held)) ORDER BY sequence LIMIT @limit) q
            JOIN events e ON e.id = q.event_id
        ) e
        WHERE e.bytes_before < @max_bytes
        ORDER BY e.sequence
        """;

    private const string SelectDeadly = SelectBare + " WHERE q.attempts >= @max ORDER BY q.sequence";

    private const string CountAttempt =
        "UPDATE event_queue SET attempts = attempts + 1 WHERE sequence IN (SELECT j.value FROM claims c, json_each(c.sequences) j)";

    /// <summary>Reads the oldest events of the queue.</summary>
    /// <param name="session">An open transaction.</param>
    /// <param name="rows">Reads events.</param>
    /// <param name="held">The places of those that are taken already.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The events, oldest first.</returns>
    public static List<QueuedEvent> ReadOldest(SqliteSession session, EventRows rows, IEnumerable<long> held, int limit) =>
        session.Query(SelectOldest, rows.ReadQueued, ("@held", ToJson(held)), ("@limit", limit), ("@max_bytes", ClaimLimits.MaxBytes));

    /// <summary>Names a batch, so that it is known should this process die.</summary>
    /// <param name="session">An open transaction.</param>
    /// <param name="batch">The batch.</param>
    /// <returns>The claim's number.</returns>
    public static long Insert(SqliteSession session, IEnumerable<QueuedEvent> batch) => session.Query(
        "INSERT INTO claims (sequences) VALUES (@sequences) RETURNING id",
        static row => row.Integer(0),
        ("@sequences", ToJson(batch.Select(static queued => queued.Sequence)))).Single();

    /// <summary>Removes a claim.</summary>
    /// <param name="session">An open transaction.</param>
    /// <param name="claimId">Its number.</param>
    /// <returns>How many there were.</returns>
    public static int Delete(SqliteSession session, long claimId) =>
        session.Execute("DELETE FROM claims WHERE id = @id", ("@id", claimId));

    /// <summary>Settles the claims of a process that died: counts an attempt on their events, and fails those with too many.</summary>
    /// <param name="session">An open transaction, in the process that alone may analyse.</param>
    /// <param name="rows">Reads events.</param>
    /// <param name="now">The time.</param>
    /// <param name="logger">Hears of it.</param>
    /// <returns>What was given up.</returns>
    public static List<AnalysisResult> SettleDead(SqliteSession session, EventRows rows, DateTimeOffset now, ILogger logger)
    {
        var retried = session.Execute(CountAttempt);
        session.Execute("DELETE FROM claims");
        var givenUp = new List<AnalysisResult>();
        var deltas = new RollupDeltas();
        foreach (var deadly in session.Query(SelectDeadly, rows.ReadQueued, ("@max", DeadlyEvent.MaxDeaths)))
        {
            var failed = SealedResult.Bare(DeadlyEvent.Fail(deadly.Event, now));
            SqliteResults.Write(session, deadly, failed, deltas);
            givenUp.Add(failed.Result);
            logger.EventGivenUp(deadly.Event.Id, deadly.Attempts);
        }

        SqliteRollups.Add(session, deltas);
        if (retried > 0)
        {
            logger.DeadWorkerFound(retried);
        }

        return givenUp;
    }

    /// <summary>Fails a queued event whose payload cannot be read, so that it does not hold up the others.</summary>
    /// <param name="session">An open transaction.</param>
    /// <param name="rows">Reads events.</param>
    /// <param name="fault">Which event, and why.</param>
    /// <param name="now">The time.</param>
    /// <returns>What was given up.</returns>
    public static List<AnalysisResult> FailUnreadable(SqliteSession session, EventRows rows, IntegrityException fault, DateTimeOffset now)
    {
        var givenUp = new List<AnalysisResult>();
        var deltas = new RollupDeltas();
        foreach (var queued in session.Query(SelectBare + " WHERE q.event_id = @event_id", rows.ReadQueued, ("@event_id", fault.RowId.ToBlob())))
        {
            var failed = SealedResult.Bare(DeadlyEvent.Fail(queued.Event, now, fault.Message));
            SqliteResults.Write(session, queued, failed, deltas);
            givenUp.Add(failed.Result);
        }

        SqliteRollups.Add(session, deltas);
        return givenUp;
    }

    private static string ToJson(IEnumerable<long> sequences) =>
        $"[{string.Join(',', sequences.Select(static sequence => sequence.ToString(CultureInfo.InvariantCulture)))}]";
}
