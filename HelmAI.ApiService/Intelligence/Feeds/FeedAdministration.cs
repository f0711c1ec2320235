using HelmAI.ApiService.Formats;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence.Feeds;
using HelmAI.Core.Signals;

namespace HelmAI.ApiService.Intelligence.Feeds;

/// <summary>Makes, changes and removes the feeds of a tenant, and tells those who poll them.</summary>
/// <param name="feeds">Has the feeds.</param>
/// <param name="signals">Carries the news.</param>
/// <param name="time">The clock.</param>
internal sealed class FeedAdministration(IFeedStore feeds, ISignalBus signals, TimeProvider time)
{
    /// <summary>Makes a feed, which is polled at once.</summary>
    /// <param name="caller">Who makes it.</param>
    /// <param name="body">What it is to be like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The feed.</returns>
    /// <exception cref="ValidationException">There can be no such feed.</exception>
    /// <exception cref="ConflictException">The tenant has as many as it may have.</exception>
    public async Task<Feed> CreateAsync(Caller caller, FeedBody body, CancellationToken cancellationToken)
    {
        var now = Timestamps.Truncate(time.GetUtcNow());
        var feed = FeedRules.Apply(body, new Feed
        {
            Id = Guid.CreateVersion7(now),
            TenantId = caller.TenantId,
            Name = string.Empty,
            Kind = default,
            Url = string.Empty,
            IntervalSeconds = 0,
            CreatedAt = now,
            CreatedBy = caller.KeyId,
            UpdatedAt = now,
            NextRunAt = now,
        });
        (feed, var secret) = body.Authentication is { } authentication ? FeedRules.Apply(authentication, feed) : (feed, null);

        // Two at the same time may pass this by one: the limit is there to keep a mistake from filling the schedule.
        if (await feeds.CountAsync(caller.TenantId, cancellationToken) >= FeedRules.MaxFeeds)
        {
            throw new ConflictException($"The tenant has {FeedRules.MaxFeeds} feeds already. Remove one first.");
        }

        var added = await feeds.AddAsync(feed, secret, cancellationToken);
        signals.Publish(FeedsChanged.Instance);
        return added;
    }

    /// <summary>Replaces a feed. Where it is read from changes, it is read from the beginning.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The feed.</param>
    /// <param name="body">What it is to be like; without authentication, that stays.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The feed, or <see langword="null"/> where the tenant has no such feed.</returns>
    /// <exception cref="ValidationException">There can be no such feed.</exception>
    public async Task<Feed?> ReplaceAsync(string tenantId, Guid id, FeedBody body, CancellationToken cancellationToken)
    {
        if (await feeds.FindAsync(tenantId, id, cancellationToken) is not { } before)
        {
            return null;
        }

        var now = Timestamps.Truncate(time.GetUtcNow());
        var after = FeedRules.Apply(body, before) with { UpdatedAt = now, NextRunAt = now };
        if ((after.Kind, after.Url, after.Collection) != (before.Kind, before.Url, before.Collection))
        {
            after = after with { Position = string.Empty };
        }

        string? secret = null;
        if (body.Authentication is { } authentication)
        {
            (after, secret) = FeedRules.Apply(authentication, after);
        }
        else
        {
            FeedRules.DemandSameServer(before, after);
        }

        if (!await feeds.ReplaceAsync(after, secret, cancellationToken))
        {
            return null;
        }

        signals.Publish(FeedsChanged.Instance);
        return await feeds.FindAsync(tenantId, id, cancellationToken);
    }

    /// <summary>Makes it a feed's turn.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The feed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The feed, or <see langword="null"/> where the tenant has no such feed.</returns>
    /// <exception cref="ConflictException">It is not polled at all.</exception>
    public async Task<Feed?> RunAsync(string tenantId, Guid id, CancellationToken cancellationToken)
    {
        var isTurn = await feeds.RequestRunAsync(tenantId, id, time.GetUtcNow(), cancellationToken);
        signals.Publish(FeedsChanged.Instance);
        var feed = await feeds.FindAsync(tenantId, id, cancellationToken);
        return isTurn || feed is null ? feed : throw new ConflictException("The feed is not enabled.");
    }
}
