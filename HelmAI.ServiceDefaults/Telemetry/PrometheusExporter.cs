using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>
/// Writes metrics in Prometheus' text format, as OpenTelemetry's specification "Prometheus and OpenMetrics Compatibility" maps them.
/// Exponential histograms, which the text format has no form for, are left out.
/// </summary>
internal sealed class PrometheusExporter : BaseExporter<Metric>
{
    private byte[] _text = [];

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var families = new Dictionary<string, PrometheusFamily>(StringComparer.Ordinal);
        foreach (var metric in batch)
        {
            if (PrometheusType.Of(metric.MetricType) is { } type)
            {
                var name = PrometheusName.Of(metric.Name, metric.Unit, type);
                if (!families.TryGetValue(name, out var family))
                {
                    families.Add(name, family = new PrometheusFamily(name, type, metric.Description));
                }

                family.Add(metric, type);
            }
        }

        var text = new StringBuilder();
        foreach (var family in families.Values.OrderBy(static family => family.Name, StringComparer.Ordinal))
        {
            family.WriteTo(text);
        }

        _text = Encoding.UTF8.GetBytes(text.ToString());
        return ExportResult.Success;
    }

    /// <summary>What the last collection wrote.</summary>
    /// <returns>The text, in UTF-8.</returns>
    public byte[] TakeText() => _text;
}
