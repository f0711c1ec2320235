using System.Collections.Concurrent;
using HelmAI.Core.Security;

namespace HelmAI.Core.Storage.Encryption;

/// <summary>
/// The tenants' data keys, unwrapped once a process. A tenant's first key is made when it is first needed; the next one takes over before random
/// nonces could meet, which the processes together keep count of: each takes what it encrypts in large parts from a number in the database.
/// </summary>
internal sealed class DataKeys(DataKeyStore store, KeyRing ring, EncryptionSettings settings) : IDisposable
{
    // A few hundred bytes each. Beyond that all are forgotten and read again as they are needed, which is simple and costs little.
    private const int MaxKeys = 10_000;

    private readonly ConcurrentDictionary<int, DataKey> _keys = [];
    private readonly ConcurrentDictionary<string, DataKey> _inUse = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Gets the key that a tenant's rows are encrypted with now.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="messages">How many values will be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The key, with that many values taken.</returns>
    /// <exception cref="Errors.DatabaseException">The database failed.</exception>
    public async ValueTask<DataKey> TakeAsync(string tenantId, long messages, CancellationToken cancellationToken)
    {
        if (TryTake(tenantId, messages) is { } ready)
        {
            return ready;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return TryTake(tenantId, messages) ?? await ReserveAsync(tenantId, messages, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Finds a key that this process has met.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>The key, or <see langword="null"/>.</returns>
    public DataKey? Find(int id) => _keys.GetValueOrDefault(id);

    /// <summary>Reads what may name keys that this process has not met: gets those, and reads again.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Reads; may run several times.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="Errors.IntegrityException">A row names a key that does not exist.</exception>
    public async Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await read();
            }
            catch (MissingDataKeyException exception)
            {
                Add(await store.FindAsync(exception.KeyId, cancellationToken) is { Purpose: KeyPurpose.Rows } key ? key : throw exception.InnerException!);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private DataKey? TryTake(string tenantId, long messages) =>
        _inUse.TryGetValue(tenantId, out var key) && key.TryTake(messages) ? key : null;

    private async Task<DataKey> ReserveAsync(string tenantId, long messages, CancellationToken cancellationToken)
    {
        var reservation = Math.Max(messages, settings.MessagesPerReservation);
        var key = await store.FindNewestAsync(tenantId, KeyPurpose.Rows, cancellationToken);
        while (key is null || !await store.TryReserveAsync(key.Id, reservation, Math.Max(reservation, settings.MessagesPerKey), cancellationToken))
        {
            key = await store.AddAsync(ring.Generate(tenantId, KeyPurpose.Rows, (key?.Generation ?? 0) + 1), cancellationToken);
        }

        var dataKey = Find(key.Id) ?? Add(key);
        dataKey.Refill(reservation - messages);
        return _inUse[tenantId] = dataKey;
    }

    private DataKey Add(WrappedKey key)
    {
        if (_keys.Count >= MaxKeys)
        {
            _inUse.Clear();
            _keys.Clear();
        }

        return _keys.GetOrAdd(key.Id, _ => ring.Use(key, bytes => new DataKey(key.Id, bytes)));
    }
}
