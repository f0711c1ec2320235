using System.Security.Cryptography;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence.Feeds;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>
/// Polls a claimed feed once. After each part the position is stored, so that a poll that breaks off goes on after the last part that was
/// imported as a whole; a part that was imported and not noted is imported again, to no effect.
/// </summary>
/// <param name="readers">Read feeds.</param>
/// <param name="import">Stores indicators.</param>
/// <param name="feeds">Has the feeds.</param>
/// <param name="metrics">Counts.</param>
/// <param name="options">How long a poll may take.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears how it went.</param>
internal sealed class FeedRun(
    FeedReaders readers, FeedImport import, IFeedStore feeds, FeedMetrics metrics, IOptions<FeedOptions> options, TimeProvider time, ILogger<FeedRun> logger)
{
    // The first pause after a failure; it doubles with each, up to the feed's interval.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(30);

    // A server may ask for a longer pause than this, but a feed that nobody hears of again would look like one that works.
    private static readonly TimeSpan LongestAskedPause = TimeSpan.FromDays(1);

    /// <summary>Polls the feed.</summary>
    /// <param name="feed">The feed, claimed.</param>
    /// <param name="lease">For how long each claim is.</param>
    /// <param name="stopping">Breaks off; another process may go on at once.</param>
    /// <returns>Once the outcome is stored, or the claim has been lost.</returns>
    /// <exception cref="DatabaseException">The database failed; the claim runs out by itself.</exception>
    public async Task PollAsync(Feed feed, TimeSpan lease, CancellationToken stopping)
    {
        await using var hold = new FeedHold(feed with { LastRunAt = time.GetUtcNow(), LastImported = 0, LastRejected = 0 }, lease, feeds, time, stopping);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.LongestPollSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(hold.Lost, deadline.Token);
        try
        {
            await ReadAllAsync(hold, either.Token);
            await EndAsync(hold, fault: null);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await hold.ReleaseAsync(static (feed, now) => feed with { NextRunAt = now });
        }
        catch (OperationCanceledException) when (hold.Lost.IsCancellationRequested)
        {
            // The feed was changed or removed, or another process has it by now; what was stored so far holds.
            Log.FeedLost(logger, feed.Name, feed.TenantId);
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            await EndAsync(hold, new FeedFaultException("The server took too long; the next poll goes on where this one ended.", exception));
        }
        catch (FeedFaultException fault)
        {
            await EndAsync(hold, fault);
        }
        catch (Exception exception) when (exception is not DatabaseException)
        {
            // A feed that nothing was made for must not end the polling of others, nor be polled again at once.
            await EndAsync(hold, new FeedFaultException("The feed could not be read; the log says why.", exception));
        }
    }

    private async Task ReadAllAsync(FeedHold hold, CancellationToken cancellationToken)
    {
        var feed = hold.Feed;
        var source = new FeedSource(feed, await feeds.ReadSecretAsync(feed, cancellationToken));
        await foreach (var part in readers.Of(feed.Kind).ReadAsync(source, FeedPosition.Parse(feed.Position), cancellationToken))
        {
            var counts = part.Content is { } content ? await import.ImportAsync(feed, part.Kind, content, cancellationToken) : default;
            var rejected = counts.Rejected + part.Missing;
            metrics.Imported(feed.Kind, counts.Imported, rejected);
            await hold.SaveAsync(
                feed => feed with
                {
                    Position = part.Next.ToString(),
                    LastImported = feed.LastImported + counts.Imported,
                    LastRejected = feed.LastRejected + rejected,
                    Imported = feed.Imported + counts.Imported,
                    Rejected = feed.Rejected + rejected,
                },
                cancellationToken);
        }
    }

    private async Task EndAsync(FeedHold hold, FeedFaultException? fault)
    {
        metrics.Polled(hold.Feed.Kind, fault is null);
        await hold.ReleaseAsync((feed, now) => fault is null
            ? feed with { LastSuccessAt = now, LastError = null, Failures = 0, NextRunAt = now + WithJitter(TimeSpan.FromSeconds(feed.IntervalSeconds)) }
            : feed with { LastError = fault.Message, Failures = feed.Failures + 1, NextRunAt = now + PauseAfter(feed, fault) });
        if (fault is null)
        {
            Log.FeedPolled(logger, hold.Feed.Name, hold.Feed.TenantId, hold.Feed.LastImported, hold.Feed.LastRejected);
        }
        else
        {
            Log.FeedFailed(logger, fault.InnerException, hold.Feed.Name, hold.Feed.TenantId, fault.Message);
        }
    }

    private static TimeSpan PauseAfter(Feed feed, FeedFaultException fault)
    {
        var backOff = ShortestPause * Math.Pow(2, Math.Min(feed.Failures, 20));
        var interval = TimeSpan.FromSeconds(feed.IntervalSeconds);
        var pause = WithJitter(backOff < interval ? backOff : interval);
        var asked = fault.RetryAfter is { } delay && delay < LongestAskedPause ? delay : fault.RetryAfter is null ? TimeSpan.Zero : LongestAskedPause;
        return asked > pause ? WithJitter(asked) : pause;
    }

    // Up to a tenth more, so that feeds of one interval, and the processes of many, do not come all at once.
    private static TimeSpan WithJitter(TimeSpan pause) => pause * (1 + (RandomNumberGenerator.GetInt32(1_000) / 10_000d));
}
