using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace HelmAI.Core.Storage;

/// <summary>What the store measures about itself.</summary>
internal sealed class StorageMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "HelmAI.Storage";

    private readonly Meter _meter;
    private readonly Histogram<double> _duration;

    public StorageMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _duration = _meter.CreateHistogram(
            "db.query.duration",
            "s",
            "Database query duration",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
            });
    }

    /// <summary>Reports how many connections are in use.</summary>
    /// <param name="inUse">Counts them, now; called on any thread.</param>
    public void ObserveConnections(Func<int> inUse) =>
        _meter.CreateObservableUpDownCounter("db.connections.active", inUse, "{connection}", "Active database connections");

    /// <summary>Reports the rest of the connection pool's state.</summary>
    /// <param name="status">The state, now; called on any thread.</param>
    public void ObservePool(Func<PoolStatus> status)
    {
        _meter.CreateObservableUpDownCounter("helm.db.pool.size", () => status().PoolSize, "{connection}", "Connections that there may be");
        _meter.CreateObservableUpDownCounter("helm.db.pool.idle", () => status().Idle, "{connection}", "Connections that are open and not in use");
        _meter.CreateObservableUpDownCounter("helm.db.pool.waiting", () => status().Waiting, "{caller}", "Callers that wait for a connection");
    }

    /// <summary>Measures an operation from this call until the result is disposed.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The running measurement.</returns>
    public Measurement Measure(StorageOperation operation) => new(_duration, operation, Stopwatch.GetTimestamp());

    /// <summary>A running measurement.</summary>
    public readonly struct Measurement(Histogram<double> duration, StorageOperation operation, long start) : IDisposable
    {
        /// <summary>Records the time since the start.</summary>
        public void Dispose() => duration.Record(
            Stopwatch.GetElapsedTime(start).TotalSeconds,
            new KeyValuePair<string, object?>("operation", operation.Name),
            new KeyValuePair<string, object?>("table", operation.Table));
    }
}
