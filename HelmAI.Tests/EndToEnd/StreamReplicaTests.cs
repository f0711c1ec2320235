using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.EndToEnd;

/// <summary>Two replicas of the API on one PostgreSQL and one Redis, and the live stream of each.</summary>
[NeedsPostgreSql]
public sealed class StreamReplicaTests : IDisposable
{
    private const string Threat = """{"event_type":"threat","severity":"high","user_id":"ann"}""";
    private const string Login = """{"event_type":"login","user_id":"bob"}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ServersFact]
    public async Task Stream_EventAtEitherReplica_ComesToBothAndGoesOnAtTheOther()
    {
        await using var redis = await RedisServer.StartNewAsync();
        var server = await PostgreSqlServer.SharedAsync();
        var database = server.ConnectionStringOf(await server.CreateDatabaseAsync());
        using var first = Start(database, redis);
        using var second = Start(database, redis);
        using var here = await first.ConnectAsync();
        using var there = await second.ConnectAsync();
        string lastId;
        await using (var atHere = await LiveStream.OpenAsync(here, "types=alert,event"))
        await using (var atThere = await LiveStream.OpenAsync(there, "types=alert,event"))
        {
            var posted = await PostAsync(here, Threat);
            foreach (var stream in (LiveStream[])[atHere, atThere])
            {
                Assert.Equal((string?)posted["id"], (string?)(await stream.NextAsync("alert"))["event_id"]);
                Assert.Equal((string?)posted["id"], (string?)(await stream.NextAsync("event"))["id"]);
            }

            lastId = atHere.LastEventId;
        }

        var missed = await PostAsync(here, Login);
        await using var resumed = await LiveStream.OpenAsync(there, "types=event&event_type=login", lastId);
        Assert.Equal((string?)missed["id"], (string?)(await resumed.NextAsync("event"))["id"]);

        // Signals are lost with Redis, and results found by looking.
        await redis.KillAsync();
        var found = await PostAsync(here, Login);
        Assert.Equal((string?)found["id"], (string?)(await resumed.NextAsync("event"))["id"]);
        Assert.True((bool)(await MetricsAsync(there))["partial"]!);

        await redis.StartAsync();
        await Eventually.TrueAsync(async () =>
        {
            var figures = await MetricsAsync(there);
            return !(bool)figures["partial"]! && (int)figures["events"]!["count"]! == 3;
        });
    }

    private static async Task<JsonNode> MetricsAsync(HttpClient client) => JsonNode.Parse(await client.GetStringAsync("/api/analytics/metrics"))!;

    private static async Task<JsonNode> PostAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/events", content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadJsonAsync();
    }

    private ApiProcess Start(string database, RedisServer redis) => ApiProcess.Start(
        _folder,
        ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("API_KEY", ApiProcess.Key),
        ("ConnectionStrings__helmdb", database),
        ("REDIS_URL", redis.Url),
        ("HELM_EVENT_WAIT_MS", "30000"));
}
