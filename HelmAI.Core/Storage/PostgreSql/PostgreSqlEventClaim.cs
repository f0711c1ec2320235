using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Storage.Analysis;
using HelmAI.Core.Storage.Encryption;
using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>A batch of events whose places in the queue a transaction holds.</summary>
internal sealed class PostgreSqlEventClaim(
    PostgreSqlDatabase database,
    PostgreSqlTransaction transaction,
    long id,
    IReadOnlyList<QueuedEvent> batch,
    SemaphoreSlim slots,
    RowCipher cipher,
    ILogger logger) : IEventClaim
{
    private static readonly StorageOperation ReadingStates = new("read_states", "correlation_states");
    private static readonly StorageOperation Completing = new("complete", "assessments");
    private static readonly StorageOperation GivingBack = new("give_back", "claims");

    private HashSet<CorrelationKey>? _newKeys;
    private bool _completed;
    private bool _disposed;

    /// <summary>The number of its row and of its lock.</summary>
    public long Id { get; } = id;

    /// <summary>The claimed events with their places in the queue.</summary>
    public IReadOnlyList<QueuedEvent> Batch { get; } = batch;

    /// <inheritdoc/>
    public IReadOnlyList<SecurityEvent> Events { get; } = [.. batch.Select(static queued => queued.Event)];

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<CorrelationKey, ReadOnlyMemory<byte>>> ReadStatesAsync(
        IReadOnlyCollection<CorrelationKey> keys, CancellationToken cancellationToken)
    {
        if (_completed || _disposed || _newKeys is not null)
        {
            throw new InvalidOperationException("A claim reads its states once, and before it ends.");
        }

        _newKeys = [.. keys];
        var rows = await database.ContinueAsync(
            ReadingStates,
            () => transaction.Session.QueryAsync(
                static row => (Hash: Convert.ToHexString(row.Bytes(0)), State: row.Bytes(1)), cancellationToken, PostgreSqlStates.LockAndRead(keys)));
        var keysByHash = keys.ToDictionary(static key => Convert.ToHexString(PostgreSqlStates.Hash(key)), StringComparer.Ordinal);
        var states = rows.ToDictionary(row => keysByHash[row.Hash], static row => (ReadOnlyMemory<byte>)row.State);
        _newKeys.ExceptWith(states.Keys);
        return states;
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(
        IReadOnlyList<AnalysisResult> results, IReadOnlyList<CorrelationState> states, CancellationToken cancellationToken)
    {
        if (_completed || _disposed)
        {
            throw new InvalidOperationException("This claim has ended.");
        }

        var written = await cipher.SealAsync(results, cancellationToken);
        await database.ContinueAsync(
            Completing,
            async () =>
            {
                await transaction.Session.ExecuteAsync(
                    cancellationToken,
                    [.. PostgreSqlStates.Write(WithUnused(states)), .. PostgreSqlResults.Write(Batch, written), PostgreSqlClaims.Delete(Id)]);
                cancellationToken.ThrowIfCancellationRequested();
                await transaction.CommitAsync(Completing);
                return true;
            });
        _completed = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        try
        {
            if (!_completed)
            {
                await GiveBackAsync();
            }
        }
        catch (DatabaseException exception)
        {
            logger.ClaimNotRemoved(exception);
        }
        finally
        {
            await transaction.DisposeAsync();
            slots.Release();
        }
    }

    // In its own transaction, so that the lock outlives the row. Where that is lost, at least before others find the row.
    private async Task GiveBackAsync()
    {
        try
        {
            await database.ContinueAsync(
                GivingBack,
                async () =>
                {
                    await transaction.Session.ExecuteAsync(CancellationToken.None, PostgreSqlClaims.GiveBack(Id));
                    await transaction.CommitAsync(GivingBack);
                    return true;
                });
        }
        catch (Exception exception) when (exception is DatabaseException or InvalidOperationException)
        {
            await transaction.DisposeAsync();
            await database.QueryAsync(GivingBack, () => [PostgreSqlClaims.Delete(Id)], static _ => true, CancellationToken.None);
        }
    }

    // The rows that were made only to be locked go again.
    private Dictionary<CorrelationKey, CorrelationState>.ValueCollection WithUnused(IReadOnlyList<CorrelationState> states)
    {
        var given = states.ToDictionary(static state => state.Key);
        foreach (var key in _newKeys ?? [])
        {
            given.TryAdd(key, new CorrelationState(key, default, default));
        }

        return given.Values;
    }
}
