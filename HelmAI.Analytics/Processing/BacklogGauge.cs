using System.Diagnostics.Metrics;
using HelmAI.Core.Errors;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Processing;

/// <summary>
/// How much waits for its analysis, as metrics. The database is asked now and then rather than by whoever reads the metrics; while it does not
/// answer they are left out, since the last answer would look like a queue that stands still.
/// </summary>
internal sealed class BacklogGauge : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly IEventQueue _queue;
    private readonly TimeProvider _time;
    private Backlog? _backlog;

    /// <summary>Creates the instruments.</summary>
    /// <param name="queue">The waiting events.</param>
    /// <param name="meters">Makes the meter.</param>
    /// <param name="time">The clock.</param>
    public BacklogGauge(IEventQueue queue, IMeterFactory meters, TimeProvider time)
    {
        _queue = queue;
        _time = time;
        var meter = meters.Create(AnalysisMetrics.MeterName);
        meter.CreateObservableGauge("helm.backlog.events", () => Observe(static (backlog, _) => backlog.Events), "{event}", "Events that wait for their analysis.");
        meter.CreateObservableGauge("helm.backlog.age", () => Observe(AgeOf), "s", "Time since the oldest waiting event was received; 0 when none waits.");
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            do
            {
                Volatile.Write(ref _backlog, await MeasureAsync(stoppingToken));
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private static double AgeOf(Backlog backlog, DateTimeOffset now) =>
        backlog.OldestReceivedAt is { } oldest ? Math.Max(0, (now - oldest).TotalSeconds) : 0;

    private async Task<Backlog?> MeasureAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _queue.GetBacklogAsync(cancellationToken);
        }
        catch (DatabaseException)
        {
            // The worker logs that the database is away.
            return null;
        }
    }

    private IEnumerable<Measurement<T>> Observe<T>(Func<Backlog, DateTimeOffset, T> value)
        where T : struct => Volatile.Read(ref _backlog) is { } backlog ? [new(value(backlog, _time.GetUtcNow()))] : [];
}
