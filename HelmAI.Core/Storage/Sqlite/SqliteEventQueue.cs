using HelmAI.Core.Errors;
using HelmAI.Core.Storage.Analysis;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;
using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>
/// The queue in SQLite. A claim is a set of events in this process's memory and holds no transaction;
/// a committed row names its batch, so that a process that dies leaves word of what it was at.
/// </summary>
internal sealed class SqliteEventQueue(
    SqliteDatabase database, EventRows rows, RowCipher cipher, DataKeys keys, TimeProvider time, ILogger<SqliteEventQueue> logger) : IEventQueue, IDisposable
{
    private static readonly StorageOperation Claiming = new("claim", "event_queue");
    private static readonly StorageOperation Settling = new("settle", "claims");
    private static readonly StorageOperation Measuring = new("backlog", "event_queue");
    private static readonly StorageOperation Forgetting = new("forget", "correlation_states");

    private static readonly SqlQuery MeasureBacklog = new(
        "SELECT (SELECT count(*) FROM event_queue), (SELECT e.received_at FROM event_queue q JOIN events e ON e.id = q.event_id ORDER BY q.sequence LIMIT 1)",
        []);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SqliteAnalysisLock _analysisLock = new(database.File, logger);
    private readonly SqliteHeldEvents _held = new();
    private readonly CorrelationLocks _locks = new();
    private bool _settled;

    /// <inheritdoc/>
    public async Task<IEventClaim> ClaimAsync(int maxEvents, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxEvents, 1);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_analysisLock.TryAcquire())
            {
                return EmptyClaim.Instance;
            }

            await SettleDeadAsync(cancellationToken);
            return await ClaimReadableAsync(maxEvents, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Claiming.Failed(exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<Backlog> GetBacklogAsync(CancellationToken cancellationToken)
    {
        var measured = await database.QueryAsync(
            Measuring,
            MeasureBacklog,
            static row => new Backlog(row.Integer(0), row.IsNull(1) ? null : row.Time(1)),
            cancellationToken);
        return measured.Single();
    }

    /// <inheritdoc/>
    public async Task<int> RemoveExpiredStatesAsync(DateTimeOffset before, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);

        // They are looked for by a reader, so that the writer is not kept busy; a state that is written meanwhile expires later.
        var expired = await database.QueryAsync(Forgetting, StateQueries.FindExpired(before, max), StateQueries.ReadKey, cancellationToken);
        return expired.Count == 0
            ? 0
            : await database.WriteAsync(Forgetting, session => expired.Sum(key => SqliteResults.Forget(session, key, before)), cancellationToken, Durability.ProcessDeath);
    }

    /// <inheritdoc/>
    public void Dispose() => _analysisLock.Dispose();

    // Once, when the lock is new: later rows are this process's own.
    private async Task SettleDeadAsync(CancellationToken cancellationToken)
    {
        if (!_settled)
        {
            await database.WriteAsync(Settling, session => SqliteClaims.SettleDead(session, rows, time.GetUtcNow(), logger), cancellationToken);
            _settled = true;
        }
    }

    private async Task<IEventClaim> ClaimReadableAsync(int maxEvents, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await keys.ReadAsync(() => ClaimOldestAsync(maxEvents, cancellationToken), cancellationToken);
            }
            catch (IntegrityException fault)
            {
                logger.EventUnreadable(fault, fault.RowId);
                await database.WriteAsync(
                    Settling, session => SqliteClaims.FailUnreadable(session, rows, fault, time.GetUtcNow()), cancellationToken);
            }
        }
    }

    private async Task<IEventClaim> ClaimOldestAsync(int maxEvents, CancellationToken cancellationToken)
    {
        var (claimId, batch) = await database.WriteAsync(
            Claiming,
            session =>
            {
                var candidates = SqliteClaims.ReadOldest(session, rows, _held.Sequences, maxEvents);
                var chosen = _held.Choose(candidates);
                return (chosen.Count == 0 ? 0 : SqliteClaims.Insert(session, chosen), chosen);
            },
            cancellationToken,
            // It guards against events that kill the process, and those do not switch off the power.
            Durability.ProcessDeath);
        if (batch.Count == 0)
        {
            return EmptyClaim.Instance;
        }

        _held.Add(batch);
        return new SqliteEventClaim(database, claimId, batch, _held, _locks, cipher, logger);
    }
}
