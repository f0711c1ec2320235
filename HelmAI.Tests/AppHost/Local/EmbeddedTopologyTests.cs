using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using HelmAI.AppHost.Local.Engine;

namespace HelmAI.Tests.AppHost.Local;

/// <summary>What runs where a server is missing.</summary>
public sealed class EmbeddedTopologyTests
{
    private const string Key = "a-key-that-this-test-has-chosen-itself";

    [Theory]
    [InlineData("--HELM_POSTGRES_BIN=/nowhere")]
    [InlineData("--HELM_REDIS_SERVER=/nowhere/redis-server")]
    public async Task StartAsync_ServerMissing_RunsTheApiAlone(string missing)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.HelmAI_AppHost>(
            [missing, $"--Parameters:api-key={Key}", "--ephemeral"], limit.Token);
        await using var app = await builder.BuildAsync(limit.Token);
        await app.StartAsync(limit.Token);

        await app.ResourceNotifications.WaitForResourceHealthyAsync("api", limit.Token);

        using var client = app.CreateHttpClient("api");
        client.DefaultRequestHeaders.Add("X-API-Key", Key);
        using var response = await client.PostAsJsonAsync("/api/events", new { event_type = "threat", severity = "high" }, limit.Token);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(limit.Token));
        foreach (var other in new[] { "postgres", "helmdb", "cache", "analytics" })
        {
            await Assert.ThrowsAsync<DistributedApplicationException>(() => app.ResourceNotifications.WaitForResourceHealthyAsync(other, limit.Token));
        }
    }

    [Fact]
    public void Notice_BothMissing_NamesThemOnOneLine()
    {
        var notice = EmbeddedTopology.Notice(new(PostgresBin: null, Redis: null), clusterVersion: null);

        Assert.StartsWith("This machine has no PostgreSQL server and no Redis server (", notice, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', notice);
    }

    [Fact]
    public void Notice_DataOfAnotherVersion_SaysWhichIsWanted() =>
        Assert.Contains(
            "no PostgreSQL server of version 14, which the data want,",
            EmbeddedTopology.Notice(new(PostgresBin: null, Redis: "/usr/bin/redis-server"), clusterVersion: "14"),
            StringComparison.Ordinal);
}
