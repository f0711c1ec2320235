using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.AppHost;

/// <summary>Events through the whole topology: posted to the API, analysed by other processes, read back, whatever dies meanwhile.</summary>
public sealed class EventFlowTests(RunningTopology topology) : IClassFixture<RunningTopology>
{
    [ServersFact]
    public async Task Post_ReportedThreat_IsAnalysedByAnotherProcessAndReadBack()
    {
        using var posted = await topology.Api.PostAsJsonAsync(
            "/api/events",
            new JsonObject { ["event_type"] = "threat", ["severity"] = "high", ["type"] = "malware", ["user_id"] = "flow" },
            topology.Limit);
        var id = (string?)(await posted.ReadJsonAsync())["id"];
        Assert.True(posted.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted);

        JsonNode read = new JsonObject();
        await Eventually.TrueAsync(
            async () => (string?)(read = (await topology.Api.GetFromJsonAsync<JsonNode>($"/api/events/{id}", topology.Limit))!)["status"] == "processed",
            () => read.ToJsonString());

        Assert.Equal(0.95, (double?)read["risk_score"]);
        Assert.Equal("Reported threat: malware", (string?)Assert.Single(read["alerts"]!.AsArray())!["title"]);
    }

    [ServersFact]
    public async Task Kill_OneOfTwoWorkersAmidTwoThousandEvents_AllAreProcessedAndNoneTwice()
    {
        const int Count = 2_000;
        var victim = await topology.ProcessIdAsync("analytics");

        var acknowledged = await topology.PostAsync("kill", Count, posted =>
        {
            if (posted == Count / 2)
            {
                using var process = Process.GetProcessById(victim);
                process.Kill();
            }
        });

        Assert.Equal(Count, acknowledged.Count);
        await topology.ExpectAllProcessedAsync("kill", Count);
        var alerts = await topology.AlertCountsAsync("kill");
        Assert.Equal(Count, alerts.Count);
        Assert.All(alerts, static alert => Assert.Equal(1, alert.Value));
    }

    [ServersFact]
    public async Task Redis_StoppedAndStartedAmidLoad_CostsNoEvent()
    {
        const int Count = 600;
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var interruption = stopped.Task.ContinueWith(
            async _ =>
            {
                await topology.CommandAsync("cache", KnownResourceCommands.StopCommand);
                await topology.CommandAsync("cache", KnownResourceCommands.StartCommand);
            },
            TaskScheduler.Default).Unwrap();

        var acknowledged = await topology.PostAsync("redis", Count, posted =>
        {
            if (posted == Count / 3)
            {
                stopped.SetResult();
            }
        });
        await interruption;

        Assert.Equal(Count, acknowledged.Count);
        await topology.ExpectAllProcessedAsync("redis", Count);
    }
}
