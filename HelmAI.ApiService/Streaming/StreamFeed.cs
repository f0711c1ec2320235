using System.Collections.Immutable;

namespace HelmAI.ApiService.Streaming;

/// <summary>The readers of one tenant, and what was sent to them lately.</summary>
/// <param name="tenantId">The tenant.</param>
/// <param name="start">The position at which it began.</param>
internal sealed class StreamFeed(string tenantId, Guid start)
{
    // Some seconds' worth at the rates that one process analyses.
    private const int Remembered = 16_384;

    private ImmutableArray<StreamClient> _clients = [];
    private bool _isDoubtful;

    /// <summary>The tenant.</summary>
    public string TenantId { get; } = tenantId;

    /// <summary>The position at which it began.</summary>
    public Guid Start { get; } = start;

    /// <summary>The readers.</summary>
    public ImmutableArray<StreamClient> Clients => ImmutableInterlocked.InterlockedCompareExchange(ref _clients, default, default);

    /// <summary>The events whose results were sent. Touched by <see cref="StreamPump"/> alone.</summary>
    public RecentIds Sent { get; } = new(Remembered);

    /// <summary>Those of them that were found before their signal came. Touched by <see cref="StreamPump"/> alone.</summary>
    public RecentIds SentEarly { get; } = new(Remembered);

    /// <summary>Whether something that a signal told of was not sent, since the last look that succeeded.</summary>
    public bool IsDoubtful
    {
        get => Volatile.Read(ref _isDoubtful);
        set => Volatile.Write(ref _isDoubtful, value);
    }

    /// <summary>Whether any reader wants something.</summary>
    /// <param name="wants">What.</param>
    /// <returns>Whether one does.</returns>
    public bool Any(Func<StreamFilter, bool> wants) => Clients.Any(client => wants(client.Filter));

    /// <summary>Adds a reader.</summary>
    /// <param name="client">The reader.</param>
    public void Add(StreamClient client) => ImmutableInterlocked.Update(ref _clients, static (clients, one) => clients.Add(one), client);

    /// <summary>Removes a reader.</summary>
    /// <param name="client">The reader.</param>
    public void Remove(StreamClient client) => ImmutableInterlocked.Update(ref _clients, static (clients, one) => clients.Remove(one), client);
}
