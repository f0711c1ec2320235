using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>
/// The metrics of one name. Instruments that share a name and kind are one family; of another kind, or with labels that are there already,
/// the one that came first counts, since the text format admits each series once.
/// </summary>
/// <param name="name">The name.</param>
/// <param name="type">The kind.</param>
/// <param name="description">What is measured.</param>
internal sealed class PrometheusFamily(string name, string type, string description)
{
    private readonly HashSet<string> _series = new(StringComparer.Ordinal);
    private readonly StringBuilder _lines = new();

    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>Adds the series of a metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="metricType">Its kind.</param>
    public void Add(Metric metric, string metricType)
    {
        if (metricType != type)
        {
            return;
        }

        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = PrometheusLabels.Of(point.Tags);
            if (!_series.Add(labels))
            {
                continue;
            }

            if (type == PrometheusType.Histogram)
            {
                AddHistogram(point, labels);
            }
            else
            {
                AddLine(string.Empty, labels, ValueOf(metric.MetricType, point));
            }
        }
    }

    /// <summary>Writes the family, if it has any series.</summary>
    /// <param name="text">Where to.</param>
    public void WriteTo(StringBuilder text)
    {
        if (_series.Count == 0)
        {
            return;
        }

        // Without a HELP line promtool complains, so a metric that nobody described is described by its name.
        var help = description.Length == 0 ? name : description.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        text.Append(_lines);
    }

    private void AddHistogram(in MetricPoint point, string labels)
    {
        var separator = labels.Length == 0 ? string.Empty : ",";
        var total = point.GetHistogramCount().ToString(CultureInfo.InvariantCulture);
        var count = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            if (double.IsFinite(bucket.ExplicitBound))
            {
                count += bucket.BucketCount;
                AddLine("_bucket", $"{labels}{separator}le=\"{PrometheusLabels.TextOf(bucket.ExplicitBound)}\"", count.ToString(CultureInfo.InvariantCulture));
            }
        }

        AddLine("_bucket", $"{labels}{separator}le=\"+Inf\"", total);
        AddLine("_sum", labels, PrometheusLabels.TextOf(point.GetHistogramSum()));
        AddLine("_count", labels, total);
    }

    private void AddLine(string suffix, string labels, string value)
    {
        _lines.Append(name).Append(suffix);
        if (labels.Length > 0)
        {
            _lines.Append('{').Append(labels).Append('}');
        }

        _lines.Append(' ').Append(value).Append('\n');
    }

    private static string ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong().ToString(CultureInfo.InvariantCulture),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => PrometheusLabels.TextOf(point.GetSumDouble()),
        MetricType.LongGauge => point.GetGaugeLastValueLong().ToString(CultureInfo.InvariantCulture),
        _ => PrometheusLabels.TextOf(point.GetGaugeLastValueDouble()),
    };
}
