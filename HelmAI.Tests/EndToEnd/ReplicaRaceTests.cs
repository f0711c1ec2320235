using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.EndToEnd;

/// <summary>Two replicas of the API on one PostgreSQL: the same event, sent to both at once.</summary>
[NeedsPostgreSql]
public sealed class ReplicaRaceTests : IDisposable
{
    private const int Rounds = 40;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ServerFact]
    public async Task Post_SameEventToBothReplicas_IsStoredOnceAndBothAreAnsweredWithTheFirstResult()
    {
        var server = await PostgreSqlServer.SharedAsync();
        var database = server.ConnectionStringOf(await server.CreateDatabaseAsync());
        using var first = Start(database);
        using var second = Start(database);
        HttpClient[] clients = [await first.ConnectAsync(), await second.ConnectAsync()];

        for (var round = 0; round < Rounds; round++)
        {
            // Three at each replica: some meet in one group, some in two transactions.
            var sends = Enumerable.Range(0, 6).Select(i => SendAsync(clients[i % 2], round));
            var answers = await Task.WhenAll(sends);

            Assert.All(answers, answer => Assert.Equal(answers[0].ToJsonString(), answer.ToJsonString()));
            Assert.Equal("processed", (string?)answers[0]["status"]);
            Assert.Equal(0.95, (double)answers[0]["risk_score"]!, precision: 10);
        }

        var count = JsonNode.Parse(await clients[0].GetStringAsync("/api/events/count"));
        Assert.Equal(Rounds, (int)count!["count"]!);
        Array.ForEach(clients, client => client.Dispose());
    }

    // In turns by key, as CloudEvent, and by event_id.
    private static async Task<JsonNode> SendAsync(HttpClient client, int round)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/events");
        request.Content = round % 3 == 1
            ? new StringContent(
                $$"""{"specversion":"1.0","type":"threat","source":"/race","id":"{{round}}","data":{"severity":"high"} }""", Encoding.UTF8, "application/cloudevents+json")
            : new StringContent($$"""{"event_type":"threat","severity":"high","event_id":{{round}}}""", Encoding.UTF8, "application/json");
        if (round % 3 == 0)
        {
            request.Headers.Add("Idempotency-Key", $"key-{round}");
        }

        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadJsonAsync();
    }

    private ApiProcess Start(string database) => ApiProcess.Start(
        _folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("API_KEY", ApiProcess.Key), ("ConnectionStrings__helmdb", database), ("HELM_EVENT_WAIT_MS", "30000"));
}
