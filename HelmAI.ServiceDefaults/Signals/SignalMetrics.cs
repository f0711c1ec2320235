using System.Diagnostics.Metrics;

namespace HelmAI.ServiceDefaults.Signals;

/// <summary>Counts signals that went to nobody.</summary>
internal sealed class SignalMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "HelmAI.Signals";

    private readonly Counter<long> _dropped;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    public SignalMetrics(IMeterFactory meters) =>
        _dropped = meters.Create(MeterName).CreateCounter<long>("helm.signals.dropped", description: "Signals that Redis could not take; the other processes find out by looking.");

    /// <summary>Counts one.</summary>
    public void Dropped() => _dropped.Add(1);
}
