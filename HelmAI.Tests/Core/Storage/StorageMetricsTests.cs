using System.Diagnostics.Metrics;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Sqlite;
using HelmAI.Tests.Core.Storage.Sqlite;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Core.Storage;

public sealed class StorageMetricsTests
{
    [Fact]
    public async Task Operations_Run_AreMeasuredByOperationAndTable()
    {
        await using var store = await SqliteProvider.OpenAsync();
        var measured = new List<string>();
        using var listener = Listen<double>(store, "db.query.duration", (seconds, tags) =>
        {
            Assert.InRange(seconds, 0, 60);
            measured.Add($"{tags["operation"]} {tags["table"]}");
        });

        await store.AppendAsync(Some.Event());
        await store.AnalyseAsync();
        await store.Events.ListAsync(new() { TenantId = Some.Tenant }, new(1), default);

        Assert.Equal(["append events", "settle claims", "claim event_queue", "complete assessments", "claim event_queue", "list events"], measured);
    }

    [Fact]
    public async Task ActiveConnections_OneInUse_AreCounted()
    {
        await using var store = await SqliteProvider.OpenAsync();
        var active = -1;
        using var listener = Listen<int>(store, "db.connections.active", (count, _) => active = count);

        listener.RecordObservableInstruments();
        Assert.Equal(0, active);

        await store.Get<SqliteDatabase>().WriteAsync(
            new("write", "events"),
            _ =>
            {
                listener.RecordObservableInstruments();
                return true;
            },
            default);
        Assert.Equal(1, active);
    }

    private static MeterListener Listen<T>(TestStore store, string name, Action<T, Dictionary<string, object?>> measured)
        where T : struct
    {
        var factory = store.Get<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == name && instrument.Meter.Name == StorageMetrics.MeterName && instrument.Meter.Scope == factory)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<T>((_, value, tags, _) => measured(value, new(tags.ToArray(), StringComparer.Ordinal)));
        listener.Start();
        return listener;
    }
}
