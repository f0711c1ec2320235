using HelmAI.Analytics.Processing;
using HelmAI.Core.Intelligence.Feeds;
using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>Polls the feeds whose turn it is, a few at a time. Any number of processes do so: a feed is claimed by one of them.</summary>
/// <param name="feeds">Has the feeds.</param>
/// <param name="run">Polls.</param>
/// <param name="import">Has files to clean up.</param>
/// <param name="signals">Tells of changed feeds.</param>
/// <param name="readiness">Tells when the database is there.</param>
/// <param name="options">How many at a time.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class FeedWorker(
    IFeedStore feeds, FeedRun run, FeedImport import, ISignalBus signals, DatabaseReadiness readiness, IOptions<FeedOptions> options, TimeProvider time,
    ILogger<FeedWorker> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wakeUp = new WakeUp();
        using var subscription = signals.Subscribe<FeedsChanged>(_ => wakeUp.Call());
        try
        {
            await readiness.WaitAsync(stoppingToken);
            RemoveStale();
            await Task.WhenAll(Enumerable.Range(0, options.Value.Concurrency).Select(_ => PollAllAsync(wakeUp, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: whoever comes next goes on where this ended.
        }
    }

    private void RemoveStale()
    {
        try
        {
            import.RemoveStale();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.PollingFailed(logger, exception);
        }
    }

    private async Task PollAllAsync(WakeUp wakeUp, CancellationToken stoppingToken)
    {
        while (true)
        {
            if (!await TryPollAsync(stoppingToken))
            {
                await wakeUp.WaitAsync(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), stoppingToken);
            }

            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool> TryPollAsync(CancellationToken stoppingToken)
    {
        try
        {
            var lease = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
            var now = time.GetUtcNow();
            if (await feeds.ClaimAsync(now, now + lease, stoppingToken) is not { } feed)
            {
                return false;
            }

            await run.PollAsync(feed, lease, stoppingToken);
            return true;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Log.PollingFailed(logger, exception);
            return false;
        }
    }
}
