using HelmAI.Core.Errors;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults.Storage;

namespace HelmAI.Analytics.Rollups;

/// <summary>
/// Folds what was written into the roll-ups, about once a second, so that readers find little beside them. Where several processes run, one
/// folds at a time; what a failure leaves is folded the next time.
/// </summary>
/// <param name="rollups">The roll-ups.</param>
/// <param name="readiness">Tells when there is a schema.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class RollupWorker(IRollupStore rollups, DatabaseReadiness readiness, RollupMetrics metrics, TimeProvider time, ILogger<RollupWorker> logger)
    : BackgroundService
{
    private const int ChangesAtOnce = 5_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Folds all there is now.</summary>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    /// <returns>Once little is left to fold, or another process has turned out to fold it.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task FoldAsync(CancellationToken cancellationToken)
    {
        int? folded;
        do
        {
            folded = await rollups.FoldAsync(ChangesAtOnce, cancellationToken);
            metrics.Record(folded ?? 0);
        }
        while (folded == ChangesAtOnce);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            await readiness.WaitAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await FoldAsync(stoppingToken);
                }
                catch (DatabaseException exception)
                {
                    Log.NotFolded(logger, exception);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping; the rest is for the next start.
        }
    }
}
