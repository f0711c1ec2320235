using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Storage;

namespace HelmAI.Analytics.Intelligence.Stored;

/// <summary>Has indicators leave when their time is over or their confidence has decayed, and enter when their time has come.</summary>
/// <param name="store">The indicators.</param>
/// <param name="database">Tells when there is something to read.</param>
/// <param name="signals">Is told where any did.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class IndicatorSweeper(IIndicatorStore store, DatabaseReadiness database, ISignalBus signals, TimeProvider time, ILogger<IndicatorSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            await database.WaitAsync(stoppingToken);
            do
            {
                await SweepAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what is due stays so.
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (swept, all) = (IIndicatorStore.MaxAtOnce, 0);
            while (swept == IIndicatorStore.MaxAtOnce)
            {
                swept = await store.SweepAsync(IIndicatorStore.MaxAtOnce, cancellationToken);
                all += swept;
            }

            if (all > 0)
            {
                signals.Publish(IndicatorsChanged.Instance);
                Log.Swept(logger, all);
            }
        }
        catch (DatabaseException exception)
        {
            Log.SweepFailed(logger, exception);
        }
    }
}
