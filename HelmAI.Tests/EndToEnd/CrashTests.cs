using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd;

public sealed class CrashTests : IDisposable
{
    private static readonly (string Name, string Value)[] Environment = [("ASPNETCORE_ENVIRONMENT", "Production"), ("API_KEY", ApiProcess.Key)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_InTheMiddleOfAThousandPosts_EveryAnsweredEventIsThereAndGetsProcessed()
    {
        var answered = new ConcurrentBag<string>();
        using (var api = ApiProcess.Start(_folder, Environment))
        {
            using var client = await api.ConnectAsync();
            var posts = PostAsync(client, answered);
            await Eventually.TrueAsync(() => answered.Count >= 300);
            await api.KillAsync();
            await posts;
        }

        Assert.InRange(answered.Count, 300, 999);
        using var restarted = ApiProcess.Start(_folder, Environment);
        using var reader = await restarted.ConnectAsync();
        await Eventually.TrueAsync(async () => await CountAsync(reader, "?status=queued") == 0);
        Assert.Equal(0, await CountAsync(reader, "?status=failed"));
        foreach (var id in answered)
        {
            var stored = JsonNode.Parse(await reader.GetStringAsync($"/api/events/{id}"))!;
            Assert.Equal("processed", (string?)stored["status"]);
            Assert.Equal(0.95, (double)stored["risk_score"]!, precision: 10);
        }
    }

    [Fact]
    public async Task Kill_WhileTheAuditLogIsSealed_LeavesItWholeAndWithEveryAnsweredEvent()
    {
        var answered = new ConcurrentBag<string>();
        for (var kills = 1; kills <= 2; kills++)
        {
            using var api = ApiProcess.Start(_folder, Environment);
            using var client = await api.ConnectAsync();
            var posts = PostAsync(client, answered);
            await Eventually.TrueAsync(() => answered.Count >= kills * 400);
            await api.KillAsync();
            await posts;
        }

        using var restarted = ApiProcess.Start(_folder, Environment);
        using var reader = await restarted.ConnectAsync();
        var audited = new HashSet<string>(StringComparer.Ordinal);
        for (string? path = "/api/audit?route=SubmitEvent&limit=500", cursor; path is not null; path = cursor is null ? null : $"/api/audit?route=SubmitEvent&limit=500&cursor={cursor}")
        {
            var page = JsonNode.Parse(await reader.GetStringAsync(path))!;
            audited.UnionWith(page["entries"]!.AsArray().Select(entry => (string?)entry!["target"]).OfType<string>());
            cursor = (string?)page["next_cursor"];
        }

        Assert.Subset(audited, answered.ToHashSet(StringComparer.Ordinal));
        JsonNode found = null!;
        await Eventually.TrueAsync(async () => (int)(found = JsonNode.Parse(await reader.GetStringAsync("/api/audit/verify"))!)["entries"]! >= audited.Count);
        Assert.True((bool)found["intact"]!);
    }

    private static Task PostAsync(HttpClient client, ConcurrentBag<string> answered) =>
        Parallel.ForAsync(0, 1_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, cancellationToken) =>
        {
            try
            {
                using var content = new StringContent($$"""{"event_type":"threat","severity":"high","event_id":{{i}},"user_id":"u{{i}}"}""", Encoding.UTF8, "application/json");
                using var response = await client.PostAsync("/api/events", content, cancellationToken);
                Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted);
                answered.Add((string)JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!["id"]!);
            }
            catch (HttpRequestException)
            {
                // Killed before it answered: nothing was promised.
            }
        });

    private static async Task<int> CountAsync(HttpClient client, string query) =>
        (int)JsonNode.Parse(await client.GetStringAsync($"/api/events/count{query}"))!["count"]!;
}
