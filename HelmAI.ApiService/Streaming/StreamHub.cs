using HelmAI.Core.Errors;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Streaming;

/// <summary>The readers of this process, by tenant.</summary>
/// <param name="options">How many there may be.</param>
/// <param name="metrics">Counts.</param>
/// <param name="lifetime">Says when the program is about to stop: then all streams end.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of readers that are cut off.</param>
internal sealed class StreamHub(
    IOptions<StreamOptions> options, StreamMetrics metrics, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<StreamHub> logger)
{
    private readonly Lock _joining = new();
    private readonly Dictionary<string, StreamFeed> _feeds = new(StringComparer.Ordinal);

    /// <summary>The tenants that have readers.</summary>
    public IReadOnlyList<StreamFeed> Feeds
    {
        get
        {
            lock (_joining)
            {
                return [.. _feeds.Values];
            }
        }
    }

    /// <summary>Finds the readers of a tenant.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <returns>Its readers; <see langword="null"/> where it has none.</returns>
    public StreamFeed? Find(string tenantId)
    {
        lock (_joining)
        {
            return _feeds.GetValueOrDefault(tenantId);
        }
    }

    /// <summary>Adds a reader. From then on it is offered what is sent.</summary>
    /// <param name="client">The reader.</param>
    /// <param name="position">Where it begins.</param>
    /// <returns>Removes it, and ends its work.</returns>
    /// <exception cref="RateLimitException">Its key, or its tenant, has as many streams open as it may.</exception>
    public IDisposable Join(StreamClient client, Guid position)
    {
        lock (_joining)
        {
            var (tenantId, keyId) = (client.Caller.TenantId, client.Caller.KeyId);
            var feed = _feeds.GetValueOrDefault(tenantId) ?? new StreamFeed(tenantId, position);
            Check(feed.Clients.Count(other => other.Caller.KeyId == keyId), options.Value.ClientsPerKey, "The API key");
            Check(feed.Clients.Length, options.Value.ClientsPerTenant, "The tenant");
            feed.Add(client);
            _feeds[tenantId] = feed;
        }

        metrics.Joined();
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            client.TryEnd(StreamEnd.Shutdown);
        }

        return new Membership(this, client);
    }

    /// <summary>Offers a message to those of a tenant's readers who want it.</summary>
    /// <param name="feed">The tenant.</param>
    /// <param name="item">The message.</param>
    public void Offer(StreamFeed feed, StreamItem item)
    {
        foreach (var client in feed.Clients)
        {
            Offer(client, item);
        }
    }

    /// <summary>Offers a message to one reader.</summary>
    /// <param name="client">The reader.</param>
    /// <param name="item">The message.</param>
    public void Offer(StreamClient client, StreamItem item)
    {
        if (client.Offer(item, time.GetTimestamp()))
        {
            metrics.CutOff();
            logger.ReaderCutOff(client.Caller.KeyId, options.Value.Buffer);
        }
    }

    private void Check(int count, int limit, string whose)
    {
        if (count >= limit)
        {
            metrics.Refused();
            throw new RateLimitException($"{whose} has {limit} streams open, which is as many as it may.", limit, windowSeconds: 0);
        }
    }

    private void Leave(StreamClient client)
    {
        lock (_joining)
        {
            var feed = _feeds[client.Caller.TenantId];
            feed.Remove(client);
            if (feed.Clients.IsEmpty)
            {
                _feeds.Remove(feed.TenantId);
            }
        }

        metrics.Left();
    }

    private sealed class Membership(StreamHub hub, StreamClient client) : IDisposable
    {
        public void Dispose()
        {
            hub.Leave(client);
            client.Dispose();
        }
    }
}
