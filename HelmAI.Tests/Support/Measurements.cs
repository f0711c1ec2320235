using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.Support;

/// <summary>
/// What the instruments of one service measure from now on. Metrics are told apart by their meters' names, so that what
/// <c>/metrics</c> answers holds the measurements of all services in the process of the tests.
/// </summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<(string Instrument, KeyValuePair<string, object?>[] Tags, double Value)> _measured = [];

    public Measurements(IServiceProvider services)
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>What a counter counted with certain tags, and no others.</summary>
    public double Sum(string counter, params (string Name, object Value)[] tags)
    {
        lock (_measured)
        {
            return _measured
                .Where(one => one.Instrument == counter && one.Tags.Length == tags.Length && tags.All(tag => one.Tags.Contains(new(tag.Name, tag.Value))))
                .Sum(static one => one.Value);
        }
    }

    /// <summary>What a gauge says now; null where it says nothing.</summary>
    public double? Observe(string gauge)
    {
        lock (_measured)
        {
            _measured.RemoveAll(one => one.Instrument == gauge);
        }

        _listener.RecordObservableInstruments();
        lock (_measured)
        {
            return _measured.Find(one => one.Instrument == gauge) is { Instrument: not null } found ? found.Value : null;
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_measured)
        {
            _measured.Add((instrument.Name, tags.ToArray(), value));
        }
    }
}
