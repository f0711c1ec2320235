using System.Diagnostics.Metrics;
using HelmAI.ServiceDefaults.Telemetry;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.Deploy;

/// <summary>The metrics of a running service, under the names that <c>/metrics</c> gives them; also those that have nothing to tell yet.</summary>
internal static class ExposedMetrics
{
    /// <summary>Lists the names.</summary>
    public static HashSet<string> Of(HelmApp app)
    {
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                // The runtime's own meter is the process's.
                if (ReferenceEquals(instrument.Meter.Scope, meters) || instrument.Meter.Name == "System.Runtime")
                {
                    names.UnionWith(NamesOf(instrument));
                }
            },
        };
        listener.Start();
        return names;
    }

    private static IEnumerable<string> NamesOf(Instrument instrument)
    {
        var kind = instrument.GetType().Name;
        var type = kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal) ? PrometheusType.Counter
            : kind.StartsWith("Histogram", StringComparison.Ordinal) ? PrometheusType.Histogram
            : PrometheusType.Gauge;
        var name = PrometheusName.Of(instrument.Name, instrument.Unit ?? string.Empty, type);
        return type == PrometheusType.Histogram ? [$"{name}_bucket", $"{name}_sum", $"{name}_count"] : [name];
    }
}
