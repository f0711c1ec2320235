using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence.Feeds;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>The claim on a feed while it is polled. It is renewed in the background; where that fails for too long, the poll is to end.</summary>
internal sealed class FeedHold : IAsyncDisposable
{
    private readonly TimeSpan _lease;
    private readonly IFeedStore _feeds;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _lost;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Task _renewing;

    /// <summary>Takes a claimed feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="lease">For how long a claim is.</param>
    /// <param name="feeds">Has the claim.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stopping">Ends the poll.</param>
    public FeedHold(Feed feed, TimeSpan lease, IFeedStore feeds, TimeProvider time, CancellationToken stopping)
    {
        Feed = feed;
        _lease = lease;
        _feeds = feeds;
        _time = time;
        _lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _renewing = RenewAsync(_lost.Token);
    }

    /// <summary>The feed as it was last stored.</summary>
    public Feed Feed { get; private set; }

    /// <summary>Cancelled once the claim is lost, or the poll is to end.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Stores how the feed stands, and renews the claim.</summary>
    /// <param name="change">Makes the new state of the last one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is stored.</returns>
    /// <exception cref="OperationCanceledException">The claim is lost.</exception>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public Task SaveAsync(Func<Feed, Feed> change, CancellationToken cancellationToken) =>
        StoreAsync((feed, now) => change(feed) with { LeaseUntil = now + _lease }, cancellationToken);

    /// <summary>Stores how the feed stands, and gives it back.</summary>
    /// <param name="change">Makes the last state, of the state before and the time.</param>
    /// <returns>Once it is stored; also where the claim was lost already.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task ReleaseAsync(Func<Feed, DateTimeOffset, Feed> change)
    {
        try
        {
            await StoreAsync((feed, now) => change(feed, now) with { LeaseUntil = null }, CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // Whoever has it now says how it stands.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _lost.CancelAsync();
        await _renewing;
        _lost.Dispose();
        _turn.Dispose();
    }

    private async Task StoreAsync(Func<Feed, DateTimeOffset, Feed> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var changed = change(Feed, _time.GetUtcNow());
            if (!await _feeds.SaveAsync(changed, cancellationToken))
            {
                await _lost.CancelAsync();
                throw new OperationCanceledException("The claim on the feed is lost.");
            }

            Feed = changed;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var timer = new PeriodicTimer(_lease / 3, _time);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                try
                {
                    await SaveAsync(static feed => feed, cancellationToken);
                }
                catch (DatabaseException) when (_time.GetUtcNow() < Feed.LeaseUntil)
                {
                    // The next tick tries again, before anybody else may take the feed.
                }
            }
        }
        catch (DatabaseException)
        {
            // The claim ran out meanwhile: another process may be at it.
            await _lost.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The poll has ended.
        }
    }
}
