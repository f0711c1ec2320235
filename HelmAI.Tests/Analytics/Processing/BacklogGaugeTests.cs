using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Processing;

/// <summary>The backlog as the instruments of the running program tell it.</summary>
public sealed class BacklogGaugeTests
{
    [Fact]
    public async Task Metrics_EventsWait_TellHowManyAndForHowLong()
    {
        using var release = new ManualResetEventSlim();
        await using var app = new HelmApp([new TestContent((_, _) => release.Wait(TimeSpan.FromSeconds(30)))], ("HELM_EVENT_WAIT_MS", "0"), ("HELM_ANALYSIS_TIMEOUT_MS", "600000"));
        using var measured = new Measurements(app.Services);
        try
        {
            for (var i = 0; i < 3; i++)
            {
                (await app.SubmitAsync("{}")).Dispose();
            }

            await Eventually.TrueAsync(() => measured.Observe("helm.backlog.events") == 3 && measured.Observe("helm.backlog.age") > 0);
            using var response = await app.GetAsync("/metrics");
            var text = await response.Content.ReadAsStringAsync();
            Assert.All(["\nhelm_backlog_events ", "\nhelm_backlog_age_seconds "], name => Assert.Contains(name, text, StringComparison.Ordinal));
        }
        finally
        {
            release.Set();
        }

        await Eventually.TrueAsync(() => measured.Observe("helm.backlog.events") == 0 && measured.Observe("helm.backlog.age") == 0);
    }
}
