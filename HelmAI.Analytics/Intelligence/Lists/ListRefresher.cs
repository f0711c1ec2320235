using HelmAI.Analytics.Intelligence.AllowLists;
using HelmAI.Analytics.Intelligence.Index;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Lists;

/// <summary>Reads the allow lists and all sources of indicators when the process starts, and the lists again whenever their files change.</summary>
/// <param name="indicators">Keeps the indicators in force.</param>
/// <param name="lists">The lists.</param>
/// <param name="allowLists">The allow lists.</param>
/// <param name="options">How often to look.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class ListRefresher(
    LiveIndicators indicators, IndicatorLists lists, LiveAllowLists allowLists, IOptions<IndicatorOptions> options, TimeProvider time, ILogger<ListRefresher> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PollSeconds), time);
        try
        {
            // The allow lists first: no match is to be told before.
            var allowed = await RefreshAsync(null, allowLists.Look, allowLists.LoadAsync, stoppingToken);
            var listed = await RefreshAsync(null, lists.Look, static _ => Task.CompletedTask, stoppingToken);
            await indicators.LoadAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                allowed = await RefreshAsync(allowed, allowLists.Look, allowLists.LoadAsync, stoppingToken);
                listed = await RefreshAsync(listed, lists.Look, cancellation => indicators.RefreshAsync(lists, cancellation), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the indicators in force end with the process.
        }
    }

    // What fails is tried again at the next look: the files are as they were not seen before.
    private async Task<string?> RefreshAsync(string? before, Func<string> look, Func<CancellationToken, Task> load, CancellationToken stoppingToken)
    {
        try
        {
            var stamp = look();
            if (stamp != before)
            {
                await load(stoppingToken);
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
