using HelmAI.Core.Errors;
using HelmAI.Core.Storage.Analysis;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;
using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>
/// The queue in PostgreSQL. A claim is a transaction that holds rows of the queue, and whose commit writes the results. A row of claims,
/// committed before the analysis begins, names the batch; a lock of the claim's transaction tells that its worker lives.
/// </summary>
internal sealed class PostgreSqlEventQueue(
    PostgreSqlDatabase database,
    PostgreSqlSettings settings,
    EventRows rows,
    RowCipher cipher,
    DataKeys keys,
    TimeProvider time,
    ILogger<PostgreSqlEventQueue> logger) : IEventQueue, IDisposable
{
    private static readonly StorageOperation Claiming = new("claim", "event_queue");
    private static readonly StorageOperation Naming = new("name_claim", "claims");
    private static readonly StorageOperation Settling = new("settle", "claims");
    private static readonly StorageOperation Measuring = new("backlog", "event_queue");
    private static readonly StorageOperation Forgetting = new("forget", "correlation_states");

    private static readonly SqlQuery MeasureBacklog = new(
        "SELECT (SELECT count(*) FROM event_queue), (SELECT e.received_at FROM event_queue q JOIN events e ON e.id = q.event_id ORDER BY q.sequence LIMIT 1)",
        []);

    // Leaves a connection for what a claim needs beside its own, so that claims never wait for each other's.
    private readonly SemaphoreSlim _free = new(settings.PoolSize - 1);

    /// <inheritdoc/>
    public async Task<IEventClaim> ClaimAsync(int maxEvents, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxEvents, 1);
        while (await TakeReadableAsync(maxEvents, cancellationToken) is { } claim)
        {
            if (!await NameAsync(claim, cancellationToken))
            {
                return claim;
            }

            // The batch may hold events of the dead, and those must come alone.
            await claim.DisposeAsync();
            await SettleDeadAsync(cancellationToken);
        }

        return EmptyClaim.Instance;
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
        var removed = await database.QueryAsync(Forgetting, () => [PostgreSqlStates.RemoveExpired(before, max)], static row => row.Integer(0), cancellationToken);
        return (int)removed.Single();
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private async Task<PostgreSqlEventClaim?> TakeReadableAsync(int maxEvents, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await keys.ReadAsync(() => TakeAsync(maxEvents, cancellationToken), cancellationToken);
            }
            catch (IntegrityException fault)
            {
                logger.EventUnreadable(fault, fault.RowId);
                await FailUnreadableAsync(fault, cancellationToken);
            }
        }
    }

    private Task<int> FailUnreadableAsync(IntegrityException fault, CancellationToken cancellationToken) => database.TransactAsync(
        Settling,
        async transaction =>
        {
            var unreadable = await transaction.Session.QueryAsync(rows.ReadQueued, cancellationToken, PostgreSqlClaims.FindUnreadable(fault.RowId));
            var failures = unreadable.ConvertAll(queued => SealedResult.Bare(DeadlyEvent.Fail(queued.Event, time.GetUtcNow(), fault.Message)));
            await transaction.Session.ExecuteAsync(cancellationToken, [.. PostgreSqlResults.Write(unreadable, failures)]);
            return unreadable.Count;
        },
        cancellationToken);

    private async Task<PostgreSqlEventClaim?> TakeAsync(int maxEvents, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        PostgreSqlEventClaim? claim = null;
        try
        {
            claim = await database.BeginAsync(Claiming, transaction => TakeAsync(transaction, maxEvents, cancellationToken), cancellationToken);
            return claim;
        }
        finally
        {
            if (claim is null)
            {
                _free.Release();
            }
        }
    }

    private async Task<PostgreSqlEventClaim?> TakeAsync(PostgreSqlTransaction transaction, int maxEvents, CancellationToken cancellationToken)
    {
        var claimId = Random.Shared.NextInt64();
        await transaction.Session.ExecuteAsync(cancellationToken, PostgreSqlClaims.Prepare(claimId, settings.ClaimTimeout));
        var batch = await transaction.Session.QueryAsync(rows.ReadQueued, cancellationToken, PostgreSqlClaims.Take(maxEvents));
        if (batch.Count > 0)
        {
            return new(database, transaction, claimId, batch, _free, cipher, logger);
        }

        await transaction.DisposeAsync();
        return null;
    }

    private async Task<bool> NameAsync(PostgreSqlEventClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            var deadFound = await database.QueryAsync(
                Naming, () => [PostgreSqlClaims.Name(claim.Id, claim.Batch)], static row => row.Flag(0), cancellationToken);
            return deadFound.Single();
        }
        catch
        {
            await claim.DisposeAsync();
            throw;
        }
    }

    private async Task SettleDeadAsync(CancellationToken cancellationToken)
    {
        var (suspects, deadly) = await database.TransactAsync(
            Settling,
            async transaction =>
            {
                var session = transaction.Session;
                var suspects = await session.QueryAsync(static row => row.Integer(0), cancellationToken, PostgreSqlClaims.SettleDead());
                var deadly = await session.QueryAsync(rows.ReadQueued, cancellationToken, PostgreSqlClaims.FindDeadly());
                var failures = deadly.ConvertAll(queued => SealedResult.Bare(DeadlyEvent.Fail(queued.Event, time.GetUtcNow())));
                await session.ExecuteAsync(cancellationToken, [.. PostgreSqlResults.Write(deadly, failures)]);
                return (suspects.Count, deadly);
            },
            cancellationToken);
        deadly.ForEach(queued => logger.EventGivenUp(queued.Event.Id, queued.Attempts));
        if (suspects > 0)
        {
            logger.DeadWorkerFound(suspects);
        }
    }
}
