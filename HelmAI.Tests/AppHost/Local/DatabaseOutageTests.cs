using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.AppHost.Local;

/// <summary>The whole topology while its database is away. A container without a volume forgets when it is stopped, so this is for the local engine alone.</summary>
public sealed class DatabaseOutageTests(RunningTopology topology) : IClassFixture<RunningTopology>
{
    [ServersFact]
    public async Task PostgreSql_StoppedAndStartedUnderLoad_LosesNothingAcknowledgedAndRestartsNoProcess()
    {
        const int Count = 1_200;
        var api = await topology.ProcessIdAsync("api");
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var interruption = stopped.Task.ContinueWith(
            async _ =>
            {
                await topology.CommandAsync("postgres", KnownResourceCommands.StopCommand);
                using var refused = await topology.Api.PostAsJsonAsync("/api/events", new JsonObject { ["source"] = "refused" }, topology.Limit);
                var problem = await refused.ExpectProblemAsync(HttpStatusCode.ServiceUnavailable, "DATABASE_ERROR");
                Assert.NotNull(refused.Headers.RetryAfter);
                Assert.Equal("append", (string?)problem["context"]!["operation"]);
                await topology.CommandAsync("postgres", KnownResourceCommands.StartCommand);
            },
            TaskScheduler.Default).Unwrap();

        var acknowledged = await topology.PostAsync("postgres", Count, posted =>
        {
            if (posted == Count / 3)
            {
                stopped.SetResult();
            }
        });
        await interruption;

        Assert.NotEmpty(acknowledged);
        await topology.ExpectAllProcessedAsync("postgres", acknowledged.Count);
        foreach (var id in acknowledged)
        {
            var read = await topology.Api.GetFromJsonAsync<JsonNode>($"/api/events/{id}", topology.Limit);
            Assert.Equal("processed", (string?)read!["status"]);
        }

        Assert.Equal(api, await topology.ProcessIdAsync("api"));
        Assert.All(await topology.AlertCountsAsync("postgres"), static alert => Assert.Equal(1, alert.Value));
    }
}
