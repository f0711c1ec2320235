using System.Net;
using System.Text.Json.Nodes;
using HelmAI.Core.Signals;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.ApiService.Alerts;

public sealed class AlertLifeEndpointsTests(HelmApp app) : IClassFixture<HelmApp>
{
    [Fact]
    public async Task Post_WholeLife_IsAnsweredListedAndRemembered()
    {
        var alert = await app.RaiseAsync("life");

        var acknowledged = await ReadAsync(await app.DoAsync(alert, "acknowledge"));
        var assigned = await ReadAsync(await app.DoAsync(alert, "assign", """{"assignee":" ann ","comment":"Knows the host"}"""));
        var resolved = await ReadAsync(await app.DoAsync(alert, "resolve", """{"false_positive":true}"""));
        var reopened = await ReadAsync(await app.DoAsync(alert, "reopen", """{"comment":"Not so sure"}"""));

        Assert.Equal(["acknowledged", "acknowledged", "resolved", "open"], new[] { acknowledged, assigned, resolved, reopened }.Select(one => (string?)one["status"]));
        Assert.Equal(["2", "3", "4", "5"], new[] { acknowledged, assigned, resolved, reopened }.Select(one => one["version"]!.ToString()));
        Assert.Equal(("ann", true), ((string?)resolved["assignee"], (bool)resolved["false_positive"]!));
        Assert.Null(reopened["resolved_at"]);
        Assert.NotNull(reopened["acknowledged_at"]);
        Assert.Equal(reopened.ToJsonString(), (await app.ReadAsync($"/api/alerts/{alert["id"]}")).ToJsonString());

        var changes = (await app.ReadAsync($"/api/alerts/{alert["id"]}/history"))["changes"]!.AsArray();
        Assert.Equal(["reopen", "resolve", "assign", "acknowledge"], changes.Select(change => (string?)change!["action"]));
        Assert.Equal(["Not so sure", null, "Knows the host", null], changes.Select(change => (string?)change!["comment"]));
        Assert.All(changes, change => Assert.Equal(("default", "operator"), ((string?)change!["key_id"], (string?)change["key_name"])));
    }

    [Fact]
    public async Task Post_ByATenantsKey_IsRememberedWithItsName()
    {
        await app.CreateTenantAsync("named");
        var key = await app.IssueKeyAsync("named", new JsonObject { ["name"] = "console", ["scopes"] = new JsonArray("events:write", "events:read", "alerts:read", "alerts:write") });
        using var client = app.WithKey((string)key["key"]!);
        using var body = new StringContent("""{"event_type":"threat","severity":"high","user_id":"ann"}""", null, "application/json");
        using var sent = await client.PostAsync("/api/events", body);
        var alert = (await sent.ReadJsonAsync())["alerts"]![0]!;
        using var changed = await client.PostAsync($"/api/alerts/{alert["id"]}/acknowledge", content: null);

        var history = JsonNode.Parse(await client.GetStringAsync($"/api/alerts/{alert["id"]}/history"))!;

        var change = Assert.Single(history["changes"]!.AsArray())!;
        Assert.Equal(((string?)key["id"], "console"), ((string?)change["key_id"], (string?)change["key_name"]));
    }

    [Fact]
    public async Task Post_WhatMakesNoSense_NamesStateAndWhatIsAllowed()
    {
        var alert = await app.RaiseAsync("nonsense");
        await ReadAsync(await app.DoAsync(alert, "resolve"));

        using var again = await app.DoAsync(alert, "acknowledge");

        var problem = await again.ExpectProblemAsync(HttpStatusCode.Conflict, "CONFLICT");
        Assert.Equal("There is no 'acknowledge' for an alert that is resolved; there is reopen.", (string?)problem["message"]);
    }

    [Fact]
    public async Task Post_TwoWithTheSameETagAtOnce_OneWins()
    {
        var alert = await app.RaiseAsync("race");
        using var read = await app.GetAsync($"/api/alerts/{alert["id"]}");
        var tag = read.Headers.ETag!.ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            app.DoAsync(alert, i % 2 == 0 ? "acknowledge" : "resolve", $$"""{"comment":"{{i}}"}""", tag)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var loser in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
        {
            await loser.ExpectProblemAsync(HttpStatusCode.PreconditionFailed, "CONFLICT");
        }

        Assert.Single((await app.ReadAsync($"/api/alerts/{alert["id"]}/history"))["changes"]!.AsArray());
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Theory]
    [InlineData("\"1.1\"", HttpStatusCode.OK)]
    [InlineData("\"1\"", HttpStatusCode.OK)]
    [InlineData("*", HttpStatusCode.OK)]
    [InlineData("\"7\", \"1.5\"", HttpStatusCode.OK)]
    [InlineData("W/\"1.1\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"2.1\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"x\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("1.1", HttpStatusCode.BadRequest)]
    public async Task Post_WithIfMatch_IsDoneToThatVersionAlone(string ifMatch, HttpStatusCode expected)
    {
        var alert = await app.RaiseAsync($"match-{ifMatch.GetHashCode(StringComparison.Ordinal)}");

        using var response = await app.DoAsync(alert, "acknowledge", ifMatch: ifMatch);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? "\"2.1\"" : null, response.Headers.ETag?.ToString());
    }

    [Fact]
    public async Task Get_WithIfNoneMatch_Is304UntilSomethingHappens()
    {
        var alert = await app.RaiseAsync("cached");
        var path = $"/api/alerts/{alert["id"]}";
        Task<HttpResponseMessage> GetAsync(string tag) => app.SendAsync(HttpMethod.Get, path, body: null, ("If-None-Match", tag));

        using var same = await GetAsync("W/\"1.1\"");
        await app.RaiseAsync("cached");
        using var counted = await GetAsync("\"1.1\"");

        Assert.Equal((HttpStatusCode.NotModified, "\"1.1\""), (same.StatusCode, same.Headers.ETag!.ToString()));
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
        Assert.Equal((HttpStatusCode.OK, "\"1.2\""), (counted.StatusCode, counted.Headers.ETag!.ToString()));
    }

    [Fact]
    public async Task Submit_EventOnAResolvedAlert_OpensItAgain()
    {
        var alert = await app.RaiseAsync("again");
        await ReadAsync(await app.DoAsync(alert, "resolve"));

        var reopened = await app.RaiseAsync("again");

        Assert.Equal(((string?)alert["id"], "open", 2), ((string?)reopened["id"], (string?)reopened["status"], (int)reopened["event_count"]!));
    }

    [Theory]
    [InlineData("assign", "{}", "assignee")]
    [InlineData("assign", """{"assignee":7}""", "assignee")]
    [InlineData("assign", """{"assignee":"  "}""", "assignee")]
    [InlineData("resolve", """{"false_positive":"yes"}""", "false_positive")]
    [InlineData("resolve", """{"fasle_positive":true}""", "fasle_positive")]
    [InlineData("acknowledge", """{"comment":"a\u0000b"}""", "comment")]
    [InlineData("reopen", """[]""", null)]
    public async Task Post_WrongBody_NamesTheMember(string action, string body, string? field)
    {
        var alert = await app.RaiseAsync("bodies");

        using var response = await app.DoAsync(alert, action, body);

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }

    [Fact]
    public async Task Post_AnyChange_IsSignalledAndAudited()
    {
        var alert = await app.RaiseAsync("signalled");
        var seen = new List<AlertsChanged>();
        using var subscription = app.Services.GetRequiredService<ISignalBus>().Subscribe<AlertsChanged>(seen.Add);

        await ReadAsync(await app.DoAsync(alert, "acknowledge"));
        (await app.DoAsync(alert, "acknowledge")).Dispose();

        Assert.Contains(seen, signal => signal.TenantId == "default" && signal.AlertIds.Single().ToString() == (string?)alert["id"]);
        var audited = (await app.ReadAsync("/api/audit?route=AcknowledgeAlert"))["entries"]!.AsArray().Where(entry => (string?)entry!["target"] == (string?)alert["id"]);
        Assert.Equal([409, 200], audited.Select(entry => (int)entry!["outcome"]!));
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return await response.ReadJsonAsync();
        }
    }
}
