using HelmAI.Analytics.Intelligence.Index;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Lists;

/// <summary>Reads all sources of indicators when the process starts, and the lists again whenever their files change.</summary>
/// <param name="indicators">Keeps the indicators in force.</param>
/// <param name="lists">The lists.</param>
/// <param name="options">How often to look.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class ListRefresher(LiveIndicators indicators, IndicatorLists lists, IOptions<IndicatorOptions> options, TimeProvider time, ILogger<ListRefresher> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PollSeconds), time);
        try
        {
            var stamp = lists.Stamp;
            await indicators.LoadAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                stamp = await RefreshAsync(stamp, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the indicators in force end with the process.
        }
    }

    private async Task<string> RefreshAsync(string before, CancellationToken stoppingToken)
    {
        try
        {
            var stamp = lists.Stamp;
            if (stamp != before)
            {
                await indicators.RefreshAsync(lists, stoppingToken);
            }

            return stamp;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Log.LookFailed(logger, exception);
            return before;
        }
    }
}
