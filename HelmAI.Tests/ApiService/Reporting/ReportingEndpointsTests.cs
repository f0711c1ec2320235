using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Reporting;

/// <summary>The reports over HTTP: what was sent shows at once, by the days of a zone.</summary>
public sealed class ReportingEndpointsTests(HelmApp app) : IClassFixture<HelmApp>, IAsyncLifetime
{
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var tenant = $"t-{Guid.CreateVersion7():N}";
        await app.CreateTenantAsync(tenant);
        _client = app.WithKey((string)(await app.IssueKeyAsync(tenant, "events:write", "analytics:read", "analytics:write"))["key"]!);
    }

    public Task DisposeAsync()
    {
        _client.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task BusinessIntelligence_TrackedActivity_ShowsInTheZonesDays()
    {
        // In Kathmandu, 5:45 ahead, the first is of the day before all others.
        await TrackAsync("track-feature", """{"feature_name":"export","user_id":"ann","session_duration":12,"timestamp":"2026-01-30T18:14:59Z"}""");
        await TrackAsync("track-feature", """{"feature_name":"export","user_id":"ann","timestamp":"2026-01-30T18:15:00Z"}""");
        await TrackAsync("track-activity", """{"activity_type":"login","user_id":"bob","timestamp":"2026-01-30T18:15:00Z"}""");
        await TrackAsync("ai-interaction", """{"interaction_type":"chat","user_id":"bob","response_time":1.5,"satisfaction_score":4,"timestamp":"2026-01-30T19:00:00Z"}""");
        await TrackAsync("ai-interaction", """{"interaction_type":"chat","user_id":"bob","response_time":0.5,"satisfaction_score":5,"timestamp":"2026-01-30T19:00:00Z"}""");

        var answer = await ReadAsync("/api/analytics/business-intelligence?from=2026-01-30T12:00:00Z&to=2026-01-31T12:00:00Z&tz=Asia/Kathmandu");

        Assert.Equal("2026-01-30T00:00:00+05:45", (string?)answer["from"]);
        Assert.Equal("2026-02-01T00:00:00+05:45", (string?)answer["to"]);
        Assert.Equal(2, (int)answer["active_users"]!);
        Assert.Equal("""[{"date":"2026-01-30","users":1},{"date":"2026-01-31","users":2}]""", answer["daily_active_users"]!.ToJsonString());
        Assert.Equal("""[{"feature_name":"export","users":1,"adoption":0.5,"mean_session_duration":12}]""", answer["feature_adoption"]!.ToJsonString());
        Assert.Equal("""{"mean":4.5,"count":2,"distribution":[0,0,0,1,1]}""", answer["satisfaction"]!.ToJsonString());
        Assert.Equal("""{"count":2,"mean_response_time":1,"max_response_time":1.5}""", answer["ai_interactions"]!.ToJsonString());
        Assert.Equal([4, 0, 0, 1], new[] { 0, 1, 22, 23 }.Select(hour => (int)answer["activity_by_hour"]![hour]!));
        Assert.Equal("""{"weekday":"saturday","activities":4}""", answer["activity_by_weekday"]![5]!.ToJsonString());
    }

    [Fact]
    public async Task BusinessIntelligence_Nothing_SaysSo()
    {
        var answer = await ReadAsync("/api/analytics/business-intelligence");

        Assert.Equal("UTC", (string?)answer["tz"]);
        Assert.Equal(30, answer["daily_active_users"]!.AsArray().Count);
        Assert.Equal("""{"mean":null,"count":0,"distribution":[0,0,0,0,0]}""", answer["satisfaction"]!.ToJsonString());
        Assert.Empty(answer["feature_adoption"]!.AsArray());
        Assert.Equal(24, answer["activity_by_hour"]!.AsArray().Count);
    }

    [Fact]
    public async Task TimeSeries_EventsAndAlerts_FillGapsWithZeros()
    {
        await PostAsync("events", """{"event_type":"threat","severity":"high","user_id":"ann","timestamp":"2026-01-31T10:20:00Z"}""");
        await PostAsync("events", """{"event_type":"login","timestamp":"2026-01-31T12:20:00Z"}""");

        const string Range = "from=2026-01-31T10:30:00Z&to=2026-01-31T13:00:00Z";
        var events = await ReadAsync($"/api/analytics/timeseries?metric=events&{Range}&step=1h&group_by=type");
        var risk = await ReadAsync($"/api/analytics/timeseries?metric=risk&{Range}");
        var alerts = await ReadAsync("/api/analytics/timeseries?metric=alerts&step=1d&group_by=severity");

        Assert.Equal("2026-01-31T10:00:00+00:00", (string?)events["from"]);
        Assert.Equal(["2026-01-31T10:00:00+00:00", "2026-01-31T11:00:00+00:00", "2026-01-31T12:00:00+00:00"], events["times"]!.AsArray().Select(static time => (string?)time));
        Assert.Equal("""[{"name":"login","is_rest":false,"values":[0,0,1]},{"name":"threat","is_rest":false,"values":[1,0,0]}]""", events["series"]!.ToJsonString());
        Assert.Equal(0.001, (double)risk["quantile_resolution"]!);
        Assert.Equal("""[{"events":[1,0,1]},{"mean":[0.95,null,0]},{"p50":[0.95,null,0]},{"p95":[0.95,null,0]},{"max":[0.95,null,0]}]""", ToCompact(risk));
        Assert.Equal("""[{"high":[0,1]}]""", ToCompact(alerts));
        Assert.Equal("""[{"alert_events":[0,1]}]""", ToCompact(await ReadAsync("/api/analytics/timeseries?metric=alert_events&step=1d")));
    }

    [Fact]
    public async Task TimeSeries_MoreGroupsThanSeries_GivesTheRestTogether()
    {
        var events = string.Join(',', Enumerable.Range(0, 25).SelectMany(static type => Enumerable.Repeat($$"""{"activity_type":"type-{{type:D2}}","user_id":"ann","timestamp":"2026-01-31T12:00:00Z"}""", type < 20 ? 2 : 1)));
        await TrackAsync("track-activity/batch", $"[{events}]");

        var answer = await ReadAsync("/api/analytics/timeseries?metric=activity&from=2026-01-31T12:00:00Z&to=2026-01-31T13:00:00Z&group_by=name");

        var series = answer["series"]!.AsArray();
        Assert.Equal(21, series.Count);
        Assert.Equal("""{"name":"type-00","is_rest":false,"values":[2]}""", series[0]!.ToJsonString());
        Assert.Equal("""{"name":"other","is_rest":true,"values":[5]}""", series[20]!.ToJsonString());
    }

    [Theory]
    [InlineData("timeseries?metric=temperature", "metric")]
    [InlineData("timeseries?step=5m", "step")]
    [InlineData("timeseries?step=15m&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z", "step")]
    [InlineData("timeseries?metric=risk&group_by=type", "group_by")]
    [InlineData("timeseries?metric=alerts&group_by=type", "group_by")]
    [InlineData("timeseries?from=yesterday", "from")]
    [InlineData("timeseries?from=1950-01-01T00:00:00Z", "from")]
    [InlineData("timeseries?to=9999-12-31T23:59:59Z", "to")]
    [InlineData("timeseries?from=2026-01-31T12:00:00Z&to=2026-01-31T12:00:00Z", "from")]
    [InlineData("timeseries?tz=Mars/Olympus", "tz")]
    [InlineData("timeseries?tz=../../etc/passwd", "tz")]
    [InlineData("timeseries?tz=W.%20Europe%20Standard%20Time", "tz")]
    [InlineData("timeseries?limit=5", "limit")]
    [InlineData("business-intelligence?tz=", "tz")]
    [InlineData("business-intelligence?from=2020-01-01T00:00:00Z", "from")]
    [InlineData("business-intelligence?step=1d", "step")]
    public async Task Report_WrongParameter_IsRefusedByName(string query, string parameter)
    {
        using var response = await _client.GetAsync($"/api/analytics/{query}");

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", parameter);
    }

    private static string ToCompact(JsonNode answer) =>
        new JsonArray([.. answer["series"]!.AsArray().Select(static series => new JsonObject { [(string)series!["name"]!] = series["values"]!.DeepClone() })]).ToJsonString();

    private Task TrackAsync(string route, string body) => PostAsync($"analytics/{route}", body);

    private async Task PostAsync(string route, string body)
    {
        using var response = await _client.PostAsync($"/api/{route}", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<JsonNode> ReadAsync(string path)
    {
        using var response = await _client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadJsonAsync();
    }
}
