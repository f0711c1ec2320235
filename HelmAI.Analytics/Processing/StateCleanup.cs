using HelmAI.Core.Errors;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Processing;

/// <summary>
/// Removes correlation states that no event can add to any more, every ten minutes, a thousand at a time. A state expires its correlation's time
/// span and lateness after it was last folded, by the clock, so that replayed events keep theirs. While events wait, only what had expired
/// when the oldest of them came is removed: after a pause of the workers that event still finds the states of its time.
/// </summary>
/// <param name="queue">Holds the states.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears what was removed.</param>
internal sealed class StateCleanup(IEventQueue queue, TimeProvider time, ILogger<StateCleanup> logger) : BackgroundService
{
    private const int MaxAtOnce = 1_000;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    // Events are received and folded on machines whose clocks differ.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>Removes all that have expired.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    internal async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var backlog = await queue.GetBacklogAsync(cancellationToken);
        var before = (backlog.OldestReceivedAt is { } oldest && oldest < now ? oldest : now) - Margin;
        var total = 0;
        int removed;
        do
        {
            removed = await queue.RemoveExpiredStatesAsync(before, MaxAtOnce, cancellationToken);
            total += removed;
        }
        while (removed == MaxAtOnce);
        return total;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    Log.StatesRemoved(logger, await RemoveAsync(stoppingToken));
                }
                catch (DatabaseException exception)
                {
                    Log.StatesNotRemoved(logger, exception, Period);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the next start goes on.
        }
    }
}
