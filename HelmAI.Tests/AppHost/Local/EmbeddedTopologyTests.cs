using Aspire.Hosting;
using Aspire.Hosting.Testing;
using HelmAI.AppHost.Local.Engine;

namespace HelmAI.Tests.AppHost.Local;

/// <summary>What runs where a server is missing.</summary>
public sealed class EmbeddedTopologyTests
{
    [Theory]
    [InlineData("--HELM_POSTGRES_BIN=/nowhere")]
    [InlineData("--HELM_REDIS_SERVER=/nowhere/redis-server")]
    public async Task StartAsync_ServerMissing_RunsTheApiAlone(string missing)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.HelmAI_AppHost>([missing, "--ephemeral"], limit.Token);
        await using var app = await builder.BuildAsync(limit.Token);
        await app.StartAsync(limit.Token);

        using var client = app.CreateHttpClient("api");
        await Eventually.TrueAsync(() => AnswersAsync(client), TimeSpan.FromSeconds(50), () => "The API does not answer.");
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

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/alive", UriKind.Relative));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
