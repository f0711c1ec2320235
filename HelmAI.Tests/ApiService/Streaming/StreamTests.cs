using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Streaming;

public sealed class StreamTests(StreamTests.StreamApp app) : IClassFixture<StreamTests.StreamApp>
{
    private const string Threat = """{"event_type":"threat","severity":"high","type":"malware","user_id":"ann"}""";
    private const string Login = """{"event_type":"login","user_id":"bob","source":"vpn"}""";

    // Each test has tenants of its own, named by what it calls them.
    private readonly Dictionary<string, string> _tenants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    private HelmApp App => app.Helm;

    [Fact]
    public async Task Stream_AlertAndEvent_ComeOnceAndToTheirTenantAlone()
    {
        await using var ours = await OpenAsync("acme", "types=alert,alert_update,event");
        await using var theirs = await OpenAsync("other", "types=alert,alert_update,event");
        var first = await PostAsync("acme", Threat);
        var second = await PostAsync("acme", Threat);
        var foreign = await PostAsync("other", Login);

        var alert = await ours.NextAsync("alert");
        Assert.Equal(((string?)first["id"], 1), ((string?)alert["event_id"], (int)alert["event_count"]!));
        Assert.Equal((string?)first["id"], ours.LastEventId);
        Assert.Equal((string?)first["id"], (string?)(await ours.NextAsync("event"))["id"]);
        var update = await ours.NextAsync("alert_update");
        Assert.Equal(((string?)alert["id"], 2), ((string?)update["id"], (int)update["event_count"]!));
        Assert.Equal((string?)second["id"], (string?)(await ours.NextAsync("event"))["id"]);

        var seen = await theirs.NextAsync("event");
        Assert.Equal((string?)foreign["id"], (string?)seen["id"]);
    }

    [Fact]
    public async Task Stream_Filter_LetsThroughWhatItNames()
    {
        await using var stream = await OpenAsync("acme", "types=alert,event&min_severity=high");
        await PostAsync("acme", Login);
        var threat = await PostAsync("acme", Threat);

        Assert.Equal((string?)threat["id"], (string?)(await stream.NextAsync("alert"))["event_id"]);
        Assert.Equal((string?)threat["id"], (string?)(await stream.NextAsync("event"))["id"]);
    }

    [Fact]
    public async Task Stream_ComeBackWithLastId_IsSentWhatWasMissed()
    {
        string lastId;
        await using (var stream = await OpenAsync("acme", "types=alert,event"))
        {
            await PostAsync("acme", Threat);
            await stream.NextAsync("alert");
            await stream.NextAsync("event");
            lastId = stream.LastEventId;
        }

        var missed = await PostAsync("acme", Login);
        await using var resumed = await OpenAsync("acme", "types=event&event_type=login", lastId);

        Assert.Equal((string?)missed["id"], (string?)(await resumed.NextAsync("event"))["id"]);
        var next = await PostAsync("acme", Login);
        Assert.Equal((string?)next["id"], (string?)(await resumed.NextAsync("event"))["id"]);
    }

    [Theory]
    [InlineData("not-an-id", "unknown_id")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000", "unknown_id")]
    [InlineData("ffffffff-ffff-7000-8000-000000000000", "unknown_id")]
    [InlineData("01800000-0000-7000-8000-000000000000", "too_old")]
    public async Task Stream_LastIdThatSaysNothing_TellsOfTheGapAndGoesOn(string lastId, string reason)
    {
        await using var stream = await OpenAsync("acme", "types=event", lastId);

        Assert.Equal(reason, (string?)(await stream.NextAsync("gap"))["reason"]);
        var posted = await PostAsync("acme", Login);
        Assert.Equal((string?)posted["id"], (string?)(await stream.NextAsync("event"))["id"]);
    }

    [Fact]
    public async Task Stream_MoreMissedThanIsHeld_TellsOfTheGapAndSendsTheNewest()
    {
        var ids = new List<string?>();
        for (var i = 0; i < 8; i++)
        {
            ids.Add((string?)(await PostAsync("acme", Login))["id"]);
        }

        await using var stream = await OpenAsync("acme", "types=event", ids[0]);

        Assert.Equal("too_many", (string?)(await stream.NextAsync("gap"))["reason"]);
        foreach (var id in ids[^5..])
        {
            Assert.Equal(id, (string?)(await stream.NextAsync("event"))["id"]);
        }
    }

    [Fact]
    public async Task Stream_Silence_IsBrokenByHeartbeatsThatMoveTheReader()
    {
        using var client = App.WithKey(await OwnKeyAsync("acme"));
        using var response = await client.GetAsync("/api/stream?types=alert", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        string? line;
        do
        {
            line = await reader.ReadLineAsync(deadline.Token);
        }
        while (line != ": heartbeat");

        // Before the first look there is no position yet.
        while (!line!.StartsWith("id: ", StringComparison.Ordinal))
        {
            line = await reader.ReadLineAsync(deadline.Token);
        }

        Assert.Equal(7, Guid.Parse(line["id: ".Length..]).Version);
        Assert.Equal(string.Empty, await reader.ReadLineAsync(deadline.Token));
    }

    [Fact]
    public async Task Stream_Metrics_TicksWithFreshFigures()
    {
        await using var stream = await OpenAsync("acme", "types=metrics");
        Assert.Equal(0, (int)(await stream.NextAsync("metrics"))["events"]!["count"]!);
        await PostAsync("acme", Login);

        await Eventually.TrueAsync(async () => (int)(await stream.NextAsync("metrics"))["events"]!["count"]! == 1);
    }

    [Fact]
    public async Task Stream_SecondsAreOver_EndsAndSaysSo()
    {
        await using var stream = await OpenAsync("acme", "types=alert&seconds=1");

        await stream.ExpectEndAsync("time_is_over");
    }

    [Fact]
    public async Task Stream_KeyRevoked_EndsAndSaysSo()
    {
        var made = await App.IssueKeyAsync(await TenantAsync("acme"), Scopes.AlertsRead);
        await using var stream = await LiveStream.OpenAsync(App.WithKey((string)made["key"]!));
        using var admin = App.WithKey(await OwnKeyAsync("acme"));
        using var revoked = await admin.DeleteAsync($"/api/keys/{made["id"]}");
        Assert.True(revoked.IsSuccessStatusCode);

        await stream.ExpectEndAsync("key_no_longer_valid");
    }

    [Fact]
    public async Task Stream_ProgramStops_EndsAndSaysSo()
    {
        await using var stopped = new HelmApp();
        using var client = stopped.WithKey();
        await using var stream = await LiveStream.OpenAsync(client, "types=alert");

        var stopping = stopped.DisposeAsync().AsTask();

        await stream.ExpectEndAsync("shutdown");
        await stopping.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Stream_WhileItRuns_IsInTheAuditLog()
    {
        await using var stream = await OpenAsync("acme", "types=alert");
        using var client = App.WithKey(await OwnKeyAsync("acme"));

        Assert.Contains("\"Stream\"", await client.GetStringAsync("/api/audit?route=Stream"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_ScopesOfTheKey_AreWhatItMayRead()
    {
        using var client = App.WithKey(await KeyAsync("acme", [Scopes.EventsRead]));

        using var refused = await client.GetAsync("/api/stream?types=event,alert");
        var problem = await refused.ExpectProblemAsync(HttpStatusCode.Forbidden, "FORBIDDEN");
        Assert.Contains(Scopes.AlertsRead, (string?)problem["message"], StringComparison.Ordinal);

        await using var stream = await LiveStream.OpenAsync(client);
        await PostAsync("acme", Threat);
        await stream.NextAsync("event");
    }

    [Theory]
    [InlineData("types=alerts", "types")]
    [InlineData("types=", "types")]
    [InlineData("severity=huge", "severity")]
    [InlineData("min_risk=2", "min_risk")]
    [InlineData("seconds=0", "seconds")]
    [InlineData("type=alert", "type")]
    public async Task Stream_WrongQuery_Answers400NamingTheParameter(string query, string field)
    {
        using var client = App.WithKey(await OwnKeyAsync("acme"));
        using var response = await client.GetAsync($"/api/stream?{query}");

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }

    [Fact]
    public async Task Stream_MoreThanTheKeyOrTenantMayHave_Answers429UntilOneEnds()
    {
        var streams = new List<LiveStream>();
        for (var i = 0; i < 3; i++)
        {
            streams.Add(await OpenAsync("acme", "types=alert"));
        }

        using var ours = App.WithKey(await OwnKeyAsync("acme"));
        using (var refused = await ours.GetAsync("/api/stream"))
        {
            Assert.Equal(3, (int)(await refused.ExpectProblemAsync(HttpStatusCode.TooManyRequests, "RATE_LIMIT_EXCEEDED"))["context"]!["limit"]!);
        }

        using var second = App.WithKey(await KeyAsync("acme", [Scopes.AlertsRead]));
        streams.Add(await LiveStream.OpenAsync(second));
        using (var refused = await second.GetAsync("/api/stream"))
        {
            Assert.Equal(4, (int)(await refused.ExpectProblemAsync(HttpStatusCode.TooManyRequests, "RATE_LIMIT_EXCEEDED"))["context"]!["limit"]!);
        }

        await using var others = await OpenAsync("other", "types=alert");
        await streams[0].DisposeAsync();
        await Eventually.TrueAsync(async () =>
        {
            using var retried = await second.GetAsync("/api/stream", HttpCompletionOption.ResponseHeadersRead);
            return retried.StatusCode == HttpStatusCode.OK;
        });
        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }
    }

    private async Task<string> KeyAsync(string tenant, string[] scopes) => (string)(await App.IssueKeyAsync(await TenantAsync(tenant), scopes))["key"]!;

    private async Task<LiveStream> OpenAsync(string tenant, string query, string? lastEventId = null) =>
        await LiveStream.OpenAsync(App.WithKey(await OwnKeyAsync(tenant)), query, lastEventId);

    private async Task<JsonNode> PostAsync(string tenant, string body)
    {
        using var client = App.WithKey(await OwnKeyAsync(tenant));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/events", content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadJsonAsync();
    }

    private async Task<string> OwnKeyAsync(string tenant) =>
        _keys.TryGetValue(tenant, out var key) ? key : _keys[tenant] = await KeyAsync(tenant, [.. Scopes.All.Except([Scopes.TenantsAdmin])]);

    private async Task<string> TenantAsync(string name)
    {
        if (!_tenants.TryGetValue(name, out var id))
        {
            _tenants[name] = id = app.NextTenant(name);
            await App.CreateTenantAsync(id);
        }

        return id;
    }

    /// <summary>One API for all tests here.</summary>
    public sealed class StreamApp : IDisposable
    {
        private int _tenants;

        public HelmApp Helm { get; } = new(
            ("HELM_STREAM_HEARTBEAT_SECONDS", "1"), ("HELM_STREAM_CLIENTS_PER_KEY", "3"), ("HELM_STREAM_CLIENTS_PER_TENANT", "4"), ("HELM_STREAM_BACKLOG", "5"));

        public string NextTenant(string name) => $"{name}-{Interlocked.Increment(ref _tenants)}";

        public void Dispose() => Helm.Dispose();
    }
}
