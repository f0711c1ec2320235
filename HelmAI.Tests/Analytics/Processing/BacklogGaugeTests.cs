using System.Globalization;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Processing;

/// <summary>The backlog as metrics of the running program.</summary>
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

            await Eventually.TrueAsync(async () => await ReadAsync(app, "helm_backlog_events") == 3 && await ReadAsync(app, "helm_backlog_age_seconds") > 0);
        }
        finally
        {
            release.Set();
        }

        await Eventually.TrueAsync(async () => await ReadAsync(app, "helm_backlog_events") == 0 && await ReadAsync(app, "helm_backlog_age_seconds") == 0);
    }

    private static async Task<double?> ReadAsync(HelmApp app, string metric)
    {
        using var response = await app.GetAsync("/metrics");
        var line = (await response.Content.ReadAsStringAsync()).Split('\n').FirstOrDefault(line => line.StartsWith(metric + " ", StringComparison.Ordinal));
        return line is null ? null : double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
