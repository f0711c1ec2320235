using System.Collections.Concurrent;
using HelmAI.Core.Administration;
using HelmAI.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.ApiService.Gateway.Authentication.Keys;

/// <summary>
/// Finds keys, and remembers for some seconds what it found, also that there is no such key; callers who ask for the same key at once share one
/// question. A signal makes all processes forget a key that changed; where it is lost, they do by themselves when the seconds are over.
/// </summary>
internal sealed class KeyDirectory : IDisposable
{
    private const int MaxEntries = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, Entry> _entries = new();
    private readonly IAdministration _administration;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;

    /// <summary>Listens for changes.</summary>
    /// <param name="administration">Has the keys.</param>
    /// <param name="signals">Tells of changes.</param>
    /// <param name="time">The clock.</param>
    public KeyDirectory(IAdministration administration, ISignalBus signals, TimeProvider time)
    {
        _administration = administration;
        _time = time;
        _subscription = signals.Subscribe<KeysChanged>(Forget);
    }

    /// <summary>Finds a key.</summary>
    /// <param name="id">The key.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The key, revoked and expired ones too; <see langword="null"/> where there is none.</returns>
    /// <exception cref="Core.Errors.DatabaseException">The database failed.</exception>
    public Task<KnownKey?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var entry = _entries.GetOrAdd(id, NewEntry);
        if (entry.IsOver(_time))
        {
            var fresh = NewEntry(id);
            entry = _entries.TryUpdate(id, fresh, entry) ? fresh : _entries.GetOrAdd(id, fresh);
        }

        return entry.Key.Value.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _subscription.Dispose();

    // Also what is being looked up now: its answer may be the old one.
    private void Forget(KeysChanged signal)
    {
        if (signal.KeyIds.Count == 0)
        {
            _entries.Clear();
        }

        foreach (var id in signal.KeyIds)
        {
            _entries.TryRemove(id, out _);
        }
    }

    private Entry NewEntry(Guid id)
    {
        if (_entries.Count >= MaxEntries)
        {
            // Only somebody who tries ids comes this far; to ask again for the others is the lesser evil.
            _entries.Clear();
        }

        return new(_time.GetUtcNow() + Lifetime, new(() => LoadAsync(id)));
    }

    // Not cancelled: others may wait for the same answer.
    private Task<KnownKey?> LoadAsync(Guid id) => _administration.ReadAsync(
        async context =>
        {
            var found = await context.ApiKeys
                .Where(key => key.Id == id)
                .Join(context.Tenants, key => key.TenantId, tenant => tenant.Id, (key, tenant) => new { Key = key, tenant.SuspendedAt })
                .SingleOrDefaultAsync(CancellationToken.None);
            return found is null ? null : new KnownKey(found.Key, IsSuspended: found.SuspendedAt is not null);
        },
        CancellationToken.None);

    private sealed record Entry(DateTimeOffset Until, Lazy<Task<KnownKey?>> Key)
    {
        /// <summary>Whether it is old, or could not be looked up.</summary>
        public bool IsOver(TimeProvider time) => Until <= time.GetUtcNow() || Key is { IsValueCreated: true, Value.IsFaulted: true };
    }
}
