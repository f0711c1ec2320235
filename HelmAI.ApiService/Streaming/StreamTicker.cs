using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Streaming;

/// <summary>Sends readers the figures of the last minutes, read once for all readers of a tenant.</summary>
/// <param name="hub">The readers.</param>
/// <param name="source">Makes messages.</param>
/// <param name="options">How often.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class StreamTicker(
    StreamHub hub, StreamSource source, IOptions<StreamOptions> options, TimeProvider time, ILogger<StreamTicker> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.TickSeconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Task.WhenAll(hub.Feeds
                    .Where(static feed => feed.Any(static filter => filter.Kinds.Contains(StreamKind.Metrics)))
                    .Select(feed => TickAsync(feed, stoppingToken)));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task TickAsync(StreamFeed feed, CancellationToken stoppingToken)
    {
        try
        {
            hub.Offer(feed, await source.ReadMetricsAsync(feed.TenantId, stoppingToken));
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            logger.TickFailed(exception);
        }
    }
}
