using System.Diagnostics.Metrics;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.Analytics.Processing;

/// <summary>The backlog as the instruments of the running program tell it.</summary>
public sealed class BacklogGaugeTests
{
    [Fact]
    public async Task Metrics_EventsWait_TellHowManyAndForHowLong()
    {
        using var release = new ManualResetEventSlim();
        await using var app = new HelmApp([new TestContent((_, _) => release.Wait(TimeSpan.FromSeconds(30)))], ("HELM_EVENT_WAIT_MS", "0"), ("HELM_ANALYSIS_TIMEOUT_MS", "600000"));
        try
        {
            for (var i = 0; i < 3; i++)
            {
                (await app.SubmitAsync("{}")).Dispose();
            }

            await Eventually.TrueAsync(async () => await ReadAsync(app, "helm.backlog.events") == 3 && await ReadAsync(app, "helm.backlog.age") > 0);
        }
        finally
        {
            release.Set();
        }

        await Eventually.TrueAsync(async () => await ReadAsync(app, "helm.backlog.events") == 0 && await ReadAsync(app, "helm.backlog.age") == 0);
    }

    // Of this service's own meter: others of the same name live in the process of the tests.
    private static Task<double?> ReadAsync(HelmApp app, string name)
    {
        double? value = null;
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == name && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, measured, _, _) => value = measured);
        listener.SetMeasurementEventCallback<double>((_, measured, _, _) => value = measured);
        listener.Start();
        listener.RecordObservableInstruments();
        return Task.FromResult(value);
    }
}
