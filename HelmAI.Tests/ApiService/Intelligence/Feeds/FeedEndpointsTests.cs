using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Intelligence.Feeds;

/// <summary>Feeds as they are made, changed and removed; none is polled here.</summary>
public sealed class FeedEndpointsTests : IDisposable
{
    private const string Url = "https://feeds.example/list.txt";

    private readonly FeedApp _app = new(("HELM_FEEDS_CONCURRENCY", "0"));

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Create_WithASecret_ShowsAllButThat()
    {
        var feed = await CreateBasicAsync();

        Assert.Equal(($"feed of {Url}", "list", Url, 3600, true), ((string?)feed["name"], (string?)feed["kind"], (string?)feed["url"], (int)feed["interval_seconds"]!, (bool)feed["enabled"]!));
        Assert.Equal(("basic", "ann"), ((string?)feed["authentication"]!["type"], (string?)feed["authentication"]!["username"]));
        Assert.NotNull(feed["next_run_at"]);
        var list = await _app.Api.ReadAsync("/api/intel/feeds");
        Assert.Equal((string?)feed["id"], (string?)Assert.Single(list["feeds"]!.AsArray())!["id"]);
        Assert.DoesNotContain("pass-word", feed.ToJsonString() + list.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "\"\"", "name")]
    [InlineData("kind", "\"rss\"", "kind")]
    [InlineData("url", "\"file:///etc/passwd\"", "url")]
    [InlineData("url", "\"https://user:secret@feeds.example/\"", "url")]
    [InlineData("url", "\"feeds.example\"", "url")]
    [InlineData("collection", "\"of a list\"", "collection")]
    [InlineData("interval_seconds", "59", "interval_seconds")]
    [InlineData("interval_seconds", "\"60\"", "interval_seconds")]
    [InlineData("authentication", """{"type":"digest"}""", "authentication.type")]
    [InlineData("authentication", """{"type":"basic","username":"ann"}""", "authentication.password")]
    [InlineData("authentication", """{"type":"basic","username":"a:b","password":"x"}""", "authentication.username")]
    [InlineData("authentication", """{"type":"bearer","token":"a\nb"}""", "authentication.token")]
    [InlineData("authentication", """{"type":"header","name":"Host","value":"x"}""", "authentication.name")]
    [InlineData("secret", "\"x\"", "secret")]
    public async Task Create_WhatCannotBe_Answers400(string member, string value, string field)
    {
        var body = FeedApp.Body("list", Url, (member, JsonNode.Parse(value)!));

        using var client = _app.Api.WithKey();
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/intel/feeds", content);

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }

    [Fact]
    public async Task Replace_WithoutAuthentication_KeepsItOnTheSameServerAlone()
    {
        var path = $"/api/intel/feeds/{(await CreateBasicAsync())["id"]}";

        var same = await _app.SendAsync(HttpMethod.Put, path, FeedApp.Body("csv", "https://feeds.example/other.csv", ("enabled", false)), HttpStatusCode.OK);
        var other = await _app.SendAsync(HttpMethod.Put, path, FeedApp.Body("csv", "https://elsewhere.example/other.csv"), HttpStatusCode.BadRequest);
        var none = await _app.SendAsync(
            HttpMethod.Put, path, FeedApp.Body("csv", "https://elsewhere.example/other.csv", ("authentication", new JsonObject { ["type"] = "none" })), HttpStatusCode.OK);

        Assert.Equal(("csv", "basic", null), ((string?)same["kind"], (string?)same["authentication"]!["type"], (string?)same["next_run_at"]));
        Assert.Equal("authentication", (string?)other["context"]!["field"]);
        Assert.Equal("none", (string?)none["authentication"]!["type"]);
    }

    [Fact]
    public async Task Run_DisabledFeed_Answers409()
    {
        var feed = await _app.CreateAsync("list", Url, ("enabled", false));

        await _app.SendAsync(HttpMethod.Post, $"/api/intel/feeds/{feed["id"]}/run", body: null, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Delete_Feed_IsGone()
    {
        var path = $"/api/intel/feeds/{(await CreateBasicAsync())["id"]}";

        await _app.SendAsync(HttpMethod.Delete, path, body: null, HttpStatusCode.OK);

        await _app.SendAsync(HttpMethod.Delete, path, body: null, HttpStatusCode.NotFound);
        await _app.SendAsync(HttpMethod.Get, path, body: null, HttpStatusCode.NotFound);
    }

    private Task<JsonNode> CreateBasicAsync() =>
        _app.CreateAsync("list", Url, ("authentication", new JsonObject { ["type"] = "basic", ["username"] = "ann", ["password"] = "pass-word" }));
}
