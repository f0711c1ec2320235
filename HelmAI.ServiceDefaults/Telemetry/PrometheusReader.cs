using OpenTelemetry.Metrics;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>Collects all metrics whenever Prometheus asks for them. Counts run from the start of the process (cumulative temporality), as Prometheus has them.</summary>
internal sealed class PrometheusReader : BaseExportingMetricReader
{
    /// <summary>The content type of the text format (Prometheus, "Exposition formats", 0.0.4).</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly PrometheusExporter _exporter;
    private readonly Lock _scrape = new();

    /// <summary>Creates the reader.</summary>
    /// <param name="exporter">Writes what is collected.</param>
    public PrometheusReader(PrometheusExporter exporter)
        : base(exporter)
    {
        _exporter = exporter;
        TemporalityPreference = MetricReaderTemporalityPreference.Cumulative;
    }

    /// <summary>Collects all metrics.</summary>
    /// <returns>Their text, in UTF-8.</returns>
    public byte[] Scrape()
    {
        lock (_scrape)
        {
            Collect();
            return _exporter.TakeText();
        }
    }
}
