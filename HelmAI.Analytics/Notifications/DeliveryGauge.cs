using System.Diagnostics.Metrics;
using HelmAI.Analytics.Processing;
using HelmAI.Core.Errors;
using HelmAI.Core.Webhooks;
using HelmAI.ServiceDefaults.Storage;

namespace HelmAI.Analytics.Notifications;

/// <summary>How many deliveries wait, and how many webhooks are told of alerts, as metrics; the former is left out while the database does not answer.</summary>
internal sealed class DeliveryGauge : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly IDeliveryQueue _queue;
    private readonly DatabaseReadiness _database;
    private readonly TimeProvider _time;
    private long _pending = -1;

    /// <summary>Creates the instruments.</summary>
    /// <param name="queue">What waits.</param>
    /// <param name="subscriptions">The webhooks.</param>
    /// <param name="database">Tells when there is something to read.</param>
    /// <param name="meters">Makes the meter.</param>
    /// <param name="time">The clock.</param>
    public DeliveryGauge(IDeliveryQueue queue, Subscriptions subscriptions, DatabaseReadiness database, IMeterFactory meters, TimeProvider time)
    {
        (_queue, _database, _time) = (queue, database, time);
        var meter = meters.Create(AnalysisMetrics.MeterName);
        meter.CreateObservableGauge("helm.webhook.queue.depth", Observe, "{delivery}", "Deliveries to webhooks that wait or are under way.");
        meter.CreateObservableGauge("helm.webhook.subscriptions", () => subscriptions.Count, "{webhook}", "Webhooks that this process tells of alerts.");
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            await _database.WaitAsync(stoppingToken);
            do
            {
                Interlocked.Exchange(ref _pending, await MeasureAsync(stoppingToken));
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task<long> MeasureAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _queue.CountPendingAsync(cancellationToken);
        }
        catch (DatabaseException)
        {
            // The sender logs that the database is away.
            return -1;
        }
    }

    private IEnumerable<Measurement<long>> Observe() => Interlocked.Read(ref _pending) is >= 0 and var pending ? [new(pending)] : [];
}
