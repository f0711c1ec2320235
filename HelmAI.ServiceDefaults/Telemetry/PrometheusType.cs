using OpenTelemetry.Metrics;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>The kinds of metric families in Prometheus' text format.</summary>
internal static class PrometheusType
{
    /// <summary>A value that only grows.</summary>
    public const string Counter = "counter";

    /// <summary>A value that goes up and down.</summary>
    public const string Gauge = "gauge";

    /// <summary>Counts of values by size.</summary>
    public const string Histogram = "histogram";

    /// <summary>The kind of a metric.</summary>
    /// <param name="type">The metric's own kind.</param>
    /// <returns>The family's kind; <see langword="null"/> where the text format has none.</returns>
    public static string? Of(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => Counter,
        MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => Gauge,
        MetricType.Histogram => Histogram,
        _ => null,
    };
}
