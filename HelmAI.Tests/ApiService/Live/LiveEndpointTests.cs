using System.Net;
using System.Text.Json.Nodes;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Live;

public sealed class LiveEndpointTests(HelmApp app) : IClassFixture<HelmApp>
{
    [Fact]
    public async Task Get_AfterEvents_CountsThemAndTheirAlertsForTheirTenantAlone()
    {
        await app.CreateTenantAsync("acme");
        await app.CreateTenantAsync("other");
        var acme = (string)(await app.IssueKeyAsync("acme", Scopes.EventsWrite, Scopes.AnalyticsRead))["key"]!;
        using var client = app.WithKey(acme);
        foreach (var body in (string[])["""{"event_type":"threat","severity":"high","type":"malware","user_id":"ann"}""", """{"event_type":"login","user_id":"bob"}"""])
        {
            using var content = new StringContent(body, null, "application/json");
            using var posted = await client.PostAsync("/api/events", content);
            Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        }

        var figures = await ReadAsync(acme, "/api/analytics/metrics", 2);

        Assert.False((bool)figures["partial"]!);
        Assert.Equal(0.0081, (double)figures["active_users_error"]!);
        Assert.Equal((1, 1), ((int)figures["events"]!["by_severity"]!["high"]!, (int)figures["events"]!["by_severity"]!["none"]!));
        Assert.Equal(["login", "threat"], figures["events"]!["by_type"]!.AsArray().Select(type => (string?)type!["event_type"]));
        Assert.True((double)figures["events"]!["per_second"]! > 0);
        Assert.Equal((1, 1), ((int)figures["alerts"]!["count"]!, (int)figures["alerts"]!["by_severity"]!["high"]!));
        Assert.Equal("helm.reported_threat", (string?)figures["alerts"]!["by_rule"]![0]!["rule_id"]);
        await Eventually.TrueAsync(async () => (int)(await app.ReadAsync("/api/analytics/metrics"))["system"]!["backlog"]! == 0);
        Assert.True((double)figures["system"]!["processing_time_ms_p50"]! > 0);
        Assert.True((double)figures["system"]!["time_to_result_ms_p95"]! >= (double)figures["system"]!["time_to_result_ms_p50"]!);

        var others = await ReadAsync((string)(await app.IssueKeyAsync("other", Scopes.AnalyticsRead))["key"]!, "/api/analytics/realtime?top=0", 0);
        Assert.Empty(others["events"]!["by_type"]!.AsArray());
        Assert.Null(others["system"]!["processing_time_ms_p50"]);
    }

    [Fact]
    public async Task Get_AfterActivities_CountsUsersFeaturesAndInteractions()
    {
        await app.CreateTenantAsync("users");
        var key = (string)(await app.IssueKeyAsync("users", Scopes.AnalyticsWrite, Scopes.AnalyticsRead))["key"]!;
        using var client = app.WithKey(key);
        foreach (var (route, body) in (IEnumerable<(string, string)>)[
            ("track", """{"user_id":"ann","activity_type":"click"}"""),
            ("track-feature/batch", """[{"user_id":"bob","feature_name":"search"},{"user_id":"ann","feature_name":"search"},{"user_id":"ann","feature_name":"export"}]"""),
            ("ai-interaction", """{"user_id":"ann","interaction_type":"chat","response_time":1.5}"""),
        ])
        {
            using var content = new StringContent(body, null, "application/json");
            using var posted = await client.PostAsync($"/api/analytics/{route}", content);
            Assert.True(posted.IsSuccessStatusCode, await posted.Content.ReadAsStringAsync());
        }

        var figures = await ReadAsync(key, "/api/analytics/metrics", 0);

        Assert.Equal((2, 5), ((int)figures["active_users"]!, (int)figures["activity"]!["count"]!));
        Assert.Equal("""[{"feature_name":"search","count":2},{"feature_name":"export","count":1}]""", figures["feature_usage"]!.ToJsonString());
        Assert.Equal("""{"count":1,"average_response_time":1.5,"by_type":[{"interaction_type":"chat","count":1}]}""", figures["ai_interactions"]!.ToJsonString());
    }

    [Theory]
    [InlineData("top=-1", "top")]
    [InlineData("top=101", "top")]
    [InlineData("top=many", "top")]
    [InlineData("tops=1", "tops")]
    public async Task Get_WrongQuery_Answers400NamingTheParameter(string query, string field)
    {
        using var response = await app.GetAsync($"/api/analytics/metrics?{query}");

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }

    // A post is answered from the store; the counts follow within moments.
    private async Task<JsonNode> ReadAsync(string key, string path, int events)
    {
        using var client = app.WithKey(key);
        JsonNode? figures = null;
        await Eventually.TrueAsync(async () =>
        {
            figures = JsonNode.Parse(await client.GetStringAsync(path));
            return (int)figures!["events"]!["count"]! == events;
        });
        return figures!;
    }
}
