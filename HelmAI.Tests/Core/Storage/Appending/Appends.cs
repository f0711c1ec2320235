using System.Diagnostics.Metrics;
using HelmAI.Core.Storage;

namespace HelmAI.Tests.Core.Storage.Appending;

/// <summary>Counts the appends that one store has made, by its own metric.</summary>
internal sealed class Appends : IDisposable
{
    private readonly MeterListener _listener = new();
    private int _count;

    public Appends(TestStore store)
    {
        var factory = store.Get<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "db.query.duration" && instrument.Meter.Name == StorageMetrics.MeterName && instrument.Meter.Scope == factory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            if (tags.ToArray().Contains(new("operation", "append")))
            {
                Interlocked.Increment(ref _count);
            }
        });
        _listener.Start();
    }

    public int Count => Volatile.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
