using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Administration;

public sealed class KeyTests(HelmApp app) : IClassFixture<HelmApp>
{
    [Fact]
    public async Task Create_Key_OpensItsTenantAloneByItsScopes()
    {
        await app.CreateTenantAsync("create");
        await app.SubmitAsync("""{"event_type":"login"}""");

        var key = await app.IssueKeyAsync("create", Scopes.EventsRead);

        Assert.Equal(0, (int)(await ReadAsync(key, "/api/events/count"))["count"]!);
        using var refused = await SendAsync(key, HttpMethod.Post, "/api/events", """{"event_type":"login"}""");
        await refused.ExpectProblemAsync(HttpStatusCode.Forbidden, "FORBIDDEN");
        using var bearer = app.WithoutKey();
        bearer.DefaultRequestHeaders.Authorization = new("Bearer", (string)key["key"]!);
        Assert.Equal(HttpStatusCode.OK, (await bearer.GetAsync("/api/events")).StatusCode);
    }

    [Fact]
    public async Task Create_OverHttp_ShowsTheSecretOnceAndKeepsOnlyItsHash()
    {
        using var response = await OperatorAsync(HttpMethod.Post, "/api/keys", """{"name":" a name ","scopes":["alerts:read","events:read","events:read"],"networks":["127.0.0.0/8","::1/128"],"rate_limit":{"requests":5,"window_seconds":60},"expires_at":"2999-01-01T00:00:00Z"}""");
        var key = await response.ReadJsonAsync();

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var text = (string)key["key"]!;
        var shown = await app.ReadAsync(response.Headers.Location!.OriginalString);
        Assert.Null(shown["key"]);
        Assert.Equal("a name", (string?)shown["name"]);
        Assert.Equal(["events:read", "alerts:read"], shown["scopes"]!.AsArray().Select(scope => (string?)scope));
        Assert.Equal("default", (string?)shown["created_by"]);
        Assert.Equal(5, (int)shown["rate_limit"]!["requests"]!);
        key.AsObject().Remove("key");
        Assert.Equal(key.ToJsonString(), shown.ToJsonString());

        var secret = Encoding.UTF8.GetBytes(text[38..81]);
        foreach (var file in new[] { app.DatabasePath, $"{app.DatabasePath}-wal" })
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(secret));
        }
    }

    [Theory]
    [InlineData("""{"scopes":["events:read"]}""", "name")]
    [InlineData("""{"name":"","scopes":["events:read"]}""", "name")]
    [InlineData("""{"name":"a\u0000b","scopes":["events:read"]}""", "name")]
    [InlineData("""{"name":"x"}""", "scopes")]
    [InlineData("""{"name":"x","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["events:all"]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":[null]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["events:read"],"networks":["10.0.0.1/8"]}""", "networks")]
    [InlineData("""{"name":"x","scopes":["events:read"],"networks":[null]}""", "networks")]
    [InlineData("""{"name":"x","scopes":["events:read"],"rate_limit":{"requests":0,"window_seconds":60}}""", "rate_limit.requests")]
    [InlineData("""{"name":"x","scopes":["events:read"],"rate_limit":{"requests":1}}""", "rate_limit.window_seconds")]
    [InlineData("""{"name":"x","scopes":["events:read"],"rate_limit":{"requests":1.5,"window_seconds":60}}""", "rate_limit.requests")]
    [InlineData("""{"name":"x","scopes":["events:read"],"expires_at":"2020-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData("""{"name":"x","scopes":["events:read"],"expires_at":"tomorrow"}""", "expires_at")]
    [InlineData("""{"name":"x","scopes":["events:read"],"admin":true}""", "admin")]
    [InlineData("""{"name":"x","name":"y","scopes":["events:read"]}""", "name")]
    [InlineData("""[1]""", null)]
    [InlineData("""null""", null)]
    [InlineData("""{"name":""", null)]
    [InlineData("", null)]
    public async Task Create_MistakeInTheBody_Answers400NamingTheMember(string body, string? field)
    {
        using var response = await OperatorAsync(HttpMethod.Post, "/api/keys", body);

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }

    [Fact]
    public async Task CreateOrRotate_ScopesThatTheMakerLacks_Answers403()
    {
        var strong = await app.IssueKeyAsync("default", Scopes.EventsRead, Scopes.RulesWrite);
        var weak = await app.IssueKeyAsync("default", Scopes.KeysAdmin, Scopes.EventsRead);

        using var created = await SendAsync(weak, HttpMethod.Post, "/api/keys", """{"name":"x","scopes":["rules:write"]}""");
        using var rotated = await SendAsync(weak, HttpMethod.Post, $"/api/keys/{strong["id"]}/rotate");
        using var allowed = await SendAsync(weak, HttpMethod.Post, "/api/keys", """{"name":"x","scopes":["events:read"]}""");

        await created.ExpectProblemAsync(HttpStatusCode.Forbidden, "FORBIDDEN");
        await rotated.ExpectProblemAsync(HttpStatusCode.Forbidden, "FORBIDDEN");
        Assert.Equal(HttpStatusCode.Created, allowed.StatusCode);
        Assert.Equal((string?)weak["id"], (string?)(await allowed.ReadJsonAsync())["created_by"]);
    }

    [Fact]
    public async Task Revoke_KeyInUse_OpensNothingFromThenOn()
    {
        var key = await app.IssueKeyAsync("default", Scopes.EventsRead);
        await ReadAsync(key, "/api/events/count");

        using var revoked = await OperatorAsync(HttpMethod.Delete, $"/api/keys/{key["id"]}");
        using var again = await OperatorAsync(HttpMethod.Delete, $"/api/keys/{key["id"]}");
        using var rotated = await OperatorAsync(HttpMethod.Post, $"/api/keys/{key["id"]}/rotate");
        using var refused = await SendAsync(key, HttpMethod.Get, "/api/events/count");

        Assert.Equal((string?)(await revoked.ReadJsonAsync())["revoked_at"], (string?)(await again.ReadJsonAsync())["revoked_at"]);
        await rotated.ExpectProblemAsync(HttpStatusCode.Conflict, "CONFLICT");
        var problem = await refused.ExpectProblemAsync(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        Assert.Contains("revoked", (string?)problem["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotate_WithGrace_BothSecretsOpenAndTheOneBeforeThemDoesNot()
    {
        var first = await app.IssueKeyAsync("default", Scopes.EventsRead);
        await ReadAsync(first, "/api/events/count");
        var second = await RotateAsync(first, body: null);
        var third = await RotateAsync(first, """{"grace_seconds":3600}""");

        Assert.NotNull(third["previous_expires_at"]);
        await ReadAsync(third, "/api/events/count");
        await ReadAsync(second, "/api/events/count");
        using var refused = await SendAsync(first, HttpMethod.Get, "/api/events/count");
        await refused.ExpectProblemAsync(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    [Fact]
    public async Task Rotate_WithoutGrace_EndsTheOldSecretAtOnce()
    {
        var first = await app.IssueKeyAsync("default", Scopes.EventsRead);
        await ReadAsync(first, "/api/events/count");

        var second = await RotateAsync(first, """{"grace_seconds":0}""");

        Assert.Null(second["previous_expires_at"]);
        await ReadAsync(second, "/api/events/count");
        using var refused = await SendAsync(first, HttpMethod.Get, "/api/events/count");
        await refused.ExpectProblemAsync(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    [Theory]
    [InlineData("""{"grace_seconds":-1}""")]
    [InlineData("""{"grace_seconds":2592001}""")]
    [InlineData("""{"grace_seconds":"1"}""")]
    public async Task Rotate_ImpossibleGrace_Answers400(string body)
    {
        var key = await app.IssueKeyAsync("default", Scopes.EventsRead);

        using var response = await OperatorAsync(HttpMethod.Post, $"/api/keys/{key["id"]}/rotate", body);

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", "grace_seconds");
    }

    [Fact]
    public async Task Call_FromAnotherNetwork_Answers403()
    {
        var elsewhere = await app.IssueKeyAsync("default", new JsonObject { ["name"] = "x", ["scopes"] = new JsonArray(Scopes.EventsRead), ["networks"] = new JsonArray("10.0.0.0/8", "2001:db8::/32") });
        var here = await app.IssueKeyAsync("default", new JsonObject { ["name"] = "x", ["scopes"] = new JsonArray(Scopes.EventsRead), ["networks"] = new JsonArray("10.0.0.0/8", "127.0.0.0/8") });

        using var refused = await SendAsync(elsewhere, HttpMethod.Get, "/api/events");
        await refused.ExpectProblemAsync(HttpStatusCode.Forbidden, "FORBIDDEN");
        await ReadAsync(here, "/api/events");
    }

    [Fact]
    public async Task Call_TypingErrorUnknownKeyAndWrongSecret_AreToldApartWhereThatHelps()
    {
        var key = (string)(await app.IssueKeyAsync("default", Scopes.EventsRead))["key"]!;
        var typo = key[..50] + (key[50] == 'x' ? 'y' : 'x') + key[51..];
        var (unknown, _) = HelmAI.ApiService.Gateway.Authentication.Keys.KeyText.Create(Some.Id());
        var (wrongSecret, _) = HelmAI.ApiService.Gateway.Authentication.Keys.KeyText.Create(Guid.ParseExact(key[5..37], "N"));

        Assert.Contains("typing error", await RefusalAsync(typo), StringComparison.Ordinal);
        Assert.Equal("The API key is not known.", await RefusalAsync(unknown));
        Assert.Equal("The API key is not known.", await RefusalAsync(wrongSecret));
    }

    [Fact]
    public async Task List_ManyKeys_AreShownPageByPageNewestFirst()
    {
        await app.CreateTenantAsync("pages");
        var made = new List<string?>();
        for (var i = 0; i < 5; i++)
        {
            made.Add((string?)(await app.IssueKeyAsync("pages", Scopes.KeysAdmin))["id"]);
        }

        var reader = await app.IssueKeyAsync("pages", Scopes.KeysAdmin);
        var listed = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await ReadAsync(reader, $"/api/keys?limit=2{(cursor is null ? string.Empty : $"&cursor={cursor}")}");
            listed.AddRange(page["keys"]!.AsArray().Select(key => (string?)key!["id"]));
            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);

        Assert.Equal([(string?)reader["id"], .. Enumerable.Reverse(made)], listed);
    }

    private async Task<string?> RefusalAsync(string key)
    {
        using var client = app.WithKey(key);
        using var response = await client.GetAsync("/api/events");
        return (string?)(await response.ExpectProblemAsync(HttpStatusCode.Unauthorized, "UNAUTHORIZED"))["message"];
    }

    private async Task<JsonNode> RotateAsync(JsonNode key, string? body)
    {
        using var response = await OperatorAsync(HttpMethod.Post, $"/api/keys/{key["id"]}/rotate", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadJsonAsync();
    }

    private async Task<JsonNode> ReadAsync(JsonNode key, string path)
    {
        using var response = await SendAsync(key, HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadJsonAsync();
    }

    private Task<HttpResponseMessage> OperatorAsync(HttpMethod method, string path, string? body = null) => SendAsync(HelmApp.Key, method, path, body);

    private Task<HttpResponseMessage> SendAsync(JsonNode key, HttpMethod method, string path, string? body = null) => SendAsync((string)key["key"]!, method, path, body);

    private async Task<HttpResponseMessage> SendAsync(string key, HttpMethod method, string path, string? body)
    {
        using var client = app.WithKey(key);
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        return await client.SendAsync(request);
    }
}
