namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Locks on correlation states within this process; PostgreSQL locks their rows instead.</summary>
internal sealed class CorrelationLocks
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CorrelationKey, Entry> _entries = [];

    /// <summary>Takes the locks of some states, in <see cref="CorrelationKey.LockOrder"/>.</summary>
    /// <param name="keys">The states, without repetition.</param>
    /// <param name="cancellationToken">Gives up; nothing stays locked.</param>
    /// <returns>The locks, until it is disposed.</returns>
    public async Task<IDisposable> AcquireAsync(IEnumerable<CorrelationKey> keys, CancellationToken cancellationToken)
    {
        var taken = new Taken(this);
        try
        {
            foreach (var key in keys.Order(CorrelationKey.LockOrder))
            {
                await AcquireAsync(key, cancellationToken);
                taken.Keys.Add(key);
            }

            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    private async Task AcquireAsync(CorrelationKey key, CancellationToken cancellationToken)
    {
        Entry? entry;
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out entry))
            {
                _entries.Add(key, entry = new());
            }

            entry.Users++;
        }

        try
        {
            await entry.Turn.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(key, entry);
            throw;
        }
    }

    private void Release(CorrelationKey key)
    {
        Entry entry;
        lock (_gate)
        {
            entry = _entries[key];
        }

        entry.Turn.Release();
        Leave(key, entry);
    }

    // The last user takes the entry with it, so that only states in use cost memory.
    private void Leave(CorrelationKey key, Entry entry)
    {
        lock (_gate)
        {
            if (--entry.Users == 0)
            {
                _entries.Remove(key);
            }
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Taken(CorrelationLocks locks) : IDisposable
    {
        public List<CorrelationKey> Keys { get; } = [];

        public void Dispose() => Keys.ForEach(locks.Release);
    }
}
