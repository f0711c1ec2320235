using System.Diagnostics;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd.Faults;

/// <summary>SIGTERM under load.</summary>
public sealed class TerminateTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [ServersFact]
    public async Task Terminate_ApiAndWorkerUnderLoad_EndInTimeAndLeaveNothingHalfDone()
    {
        await using var services = await Services.StartAsync();
        using var stop = new CancellationTokenSource();
        var load = services.PostAsync(stop.Token);
        await Eventually.TrueAsync(() => services.Acknowledged.Count > 200);

        await EndAsync(services.Worker);

        // Nothing is taken for the work of one that died.
        Assert.Equal(0, await services.CountAsync("SELECT count(*) FROM claims"));
        Assert.Equal(0, await services.CountAsync("SELECT count(*) FROM event_queue WHERE attempts > 0"));
        services.StartWorker();
        await EndAsync(services.Api);
        await services.StartApiAsync();
        var before = services.Acknowledged.Count;
        await Eventually.TrueAsync(() => services.Acknowledged.Count > before + 100);
        await stop.CancelAsync();
        await load;

        await services.ExpectExactlyOnceAsync("terminated");
    }

    private static async Task EndAsync(ApiProcess service)
    {
        var start = Stopwatch.GetTimestamp();
        service.Terminate();
        Assert.Equal(0, await service.ExitAsync());
        Assert.True(Stopwatch.GetElapsedTime(start) < Limit, $"It took {Stopwatch.GetElapsedTime(start)} to end.");
        service.Dispose();
    }
}
