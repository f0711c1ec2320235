using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Storage.Analysis;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Storage.Rollups;
using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>A batch of events that this process holds.</summary>
internal sealed class SqliteEventClaim(
    SqliteDatabase database,
    long claimId,
    IReadOnlyList<QueuedEvent> batch,
    SqliteHeldEvents held,
    CorrelationLocks locks,
    RowCipher cipher,
    ILogger logger) : IEventClaim
{
    private static readonly StorageOperation ReadingStates = new("read_states", "correlation_states");
    private static readonly StorageOperation Completing = new("complete", "assessments");
    private static readonly StorageOperation GivingBack = new("give_back", "claims");

    private IDisposable? _stateLocks;
    private bool _ended;

    /// <inheritdoc/>
    public IReadOnlyList<SecurityEvent> Events { get; } = [.. batch.Select(static queued => queued.Event)];

    /// <inheritdoc/>
    public IReadOnlyList<AnalysisResult> GivenUp { get; init; } = [];

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<CorrelationKey, ReadOnlyMemory<byte>>> ReadStatesAsync(
        IReadOnlyCollection<CorrelationKey> keys, CancellationToken cancellationToken)
    {
        if (_ended || _stateLocks is not null)
        {
            throw new InvalidOperationException("A claim reads its states once, and before it ends.");
        }

        _stateLocks = await locks.AcquireAsync(keys, cancellationToken);
        var states = new Dictionary<CorrelationKey, ReadOnlyMemory<byte>>(keys.Count);
        foreach (var some in keys.Chunk(StateQueries.MaxKeysAtOnce))
        {
            foreach (var (key, state) in await database.QueryAsync(ReadingStates, StateQueries.Find(some), StateQueries.Read, cancellationToken))
            {
                states.Add(key, state);
            }
        }

        return states;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AnalysisResult>> CompleteAsync(
        IReadOnlyList<AnalysisResult> results, IReadOnlyList<CorrelationState> states, CancellationToken cancellationToken)
    {
        if (_ended)
        {
            throw new InvalidOperationException("This claim has ended.");
        }

        var ready = await cipher.SealAsync(results, cancellationToken);
        var written = await database.WriteAsync(Completing, session => Write(session, ready, states), cancellationToken);
        End();
        return written;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_ended)
        {
            return;
        }

        try
        {
            await database.WriteAsync(
                GivingBack, session => SqliteClaims.Delete(session, claimId), CancellationToken.None, Durability.ProcessDeath);
        }
        catch (DatabaseException exception)
        {
            logger.ClaimNotRemoved(exception);
        }

        End();
    }

    private List<AnalysisResult> Write(SqliteSession session, IReadOnlyList<SealedResult> results, IReadOnlyList<CorrelationState> states)
    {
        var queuedById = batch.ToDictionary(static queued => queued.Event.Id);
        var deltas = new RollupDeltas();
        var written = results.Select(result => queuedById.TryGetValue(result.Result.Assessment.EventId, out var queued) ? Write(session, queued, result, deltas) : result.Result).ToList();
        SqliteRollups.Add(session, deltas);
        foreach (var state in states)
        {
            if (session.TryInSavepoint(() => SqliteResults.Write(session, state)) is { } fault)
            {
                logger.StateRefused(fault, state.Key.RuleId);
            }
        }

        SqliteClaims.Delete(session, claimId);
        return written;
    }

    private AnalysisResult Write(SqliteSession session, QueuedEvent queued, SealedResult result, RollupDeltas deltas)
    {
        if (session.TryInSavepoint(() => SqliteResults.Write(session, queued, result, deltas)) is not { } fault)
        {
            return result.Result;
        }

        logger.ResultRefused(fault, queued.Event.Id);
        var failed = RefusedResult.Fail(result.Result, fault);
        SqliteResults.Write(session, queued, failed, deltas);
        return failed.Result;
    }

    private void End()
    {
        _ended = true;
        held.Remove(batch);
        _stateLocks?.Dispose();
    }
}
