using System.Diagnostics;
using HelmAI.Core.Administration;
using HelmAI.Core.Errors;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Retention;

/// <summary>
/// Removes events, alerts, activities and deliveries to webhooks that are older than their tenant keeps them, in the background: few rows at a time, and after each time a pause as
/// long as it took, so that half of the database's attention at most goes into it. Where several processes run, one removes at a time.
/// </summary>
/// <param name="store">Removes.</param>
/// <param name="administration">Knows the tenants.</param>
/// <param name="readiness">Tells when the database can be asked.</param>
/// <param name="metrics">Counts.</param>
/// <param name="options">How long data are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears what was done.</param>
internal sealed class RetentionWorker(
    IRetentionStore store,
    IAdministration administration,
    DatabaseReadiness readiness,
    RetentionMetrics metrics,
    IOptions<RetentionOptions> options,
    TimeProvider time,
    ILogger<RetentionWorker> logger) : BackgroundService
{
    private const int RowsAtOnce = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Removes all that is too old now.</summary>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    /// <returns>Once nothing is left to remove, or another process has turned out to remove it.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var tenants = await administration.ReadAsync(context => context.Tenants.ToListAsync(cancellationToken), cancellationToken);
        foreach (var tenant in tenants)
        {
            var days = tenant.RetentionDays ?? options.Value.Days;
            await SweepDeliveriesAsync(tenant.Id, days, cancellationToken);
            if (days == 0)
            {
                continue;
            }

            var before = time.GetUtcNow().AddDays(-days);
            await RemoveAsync("events", tenant.Id, days, limit => store.RemoveEventsAsync(tenant.Id, before, limit, cancellationToken), cancellationToken);
            await RemoveAsync("alerts", tenant.Id, days, limit => store.RemoveAlertsAsync(tenant.Id, before, limit, cancellationToken), cancellationToken);
            await RemoveAsync("activities", tenant.Id, days, limit => store.RemoveActivitiesAsync(tenant.Id, before, limit, cancellationToken), cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            await readiness.WaitAsync(stoppingToken);
            do
            {
                try
                {
                    await SweepAsync(stoppingToken);
                }
                catch (DatabaseException exception)
                {
                    Log.RemovalFailed(logger, exception);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping; the rest is for the next start.
        }
    }

    private async Task SweepDeliveriesAsync(string tenantId, int eventDays, CancellationToken cancellationToken)
    {
        var days = eventDays == 0 ? options.Value.DeliveryDays : Math.Min(eventDays, options.Value.DeliveryDays);
        var before = time.GetUtcNow().AddDays(-days);
        await RemoveAsync("webhook_deliveries", tenantId, days, limit => store.RemoveDeliveriesAsync(tenantId, before, limit, cancellationToken), cancellationToken);
    }

    private async Task RemoveAsync(string table, string tenantId, int days, Func<int, Task<int?>> remove, CancellationToken cancellationToken)
    {
        var total = 0;
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            var removed = await remove(RowsAtOnce) ?? 0;
            if (removed == 0)
            {
                break;
            }

            total += removed;
            metrics.Record(table, removed);
            var took = Stopwatch.GetElapsedTime(start);
            await Task.Delay(took > ShortestPause ? took : ShortestPause, time, cancellationToken);
        }

        if (total > 0)
        {
            Log.Removed(logger, total, table, tenantId, days);
        }
    }
}
