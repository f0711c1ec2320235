using System.Net;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Alerts;

public sealed class AlertEndpointsTests : IDisposable
{
    private readonly HelmApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_AlertOfAnEvent_IsTheSameEverywhere()
    {
        var result = await _app.AssessAsync("""{"event_type":"threat","severity":"high","type":"malware","user_id":"ann"}""");
        var raised = Assert.Single(result["alerts"]!.AsArray())!.ToJsonString();

        var read = await _app.ReadAsync($"/api/alerts/{result["alerts"]![0]!["id"]}");
        var listed = Assert.Single((await _app.ReadAsync("/api/alerts"))["alerts"]!.AsArray());
        var ofEvent = Assert.Single((await _app.ReadAsync($"/api/events/{result["id"]}/alerts"))["alerts"]!.AsArray());

        Assert.Equal(raised, read.ToJsonString());
        Assert.Equal(raised, listed!.ToJsonString());
        Assert.Equal(raised, ofEvent!.ToJsonString());
        Assert.False(read.AsObject().ContainsKey("tenant_id"));
    }

    [Theory]
    [InlineData("severity=high", 1)]
    [InlineData("severity=critical", 1)]
    [InlineData("severity=low", 0)]
    [InlineData("entity_type=user&entity=ann", 1)]
    [InlineData("entity=ann", 1)]
    [InlineData("entity_type=ip", 0)]
    [InlineData("rule_id=no.such.rule", 0)]
    [InlineData("from=2000-01-01T00:00:00Z", 2)]
    [InlineData("to=2000-01-01T00:00:00Z", 0)]
    public async Task List_Filtered_ShowsWhatMatches(string filter, int expected)
    {
        await _app.AssessAsync("""{"event_type":"threat","severity":"high","user_id":"ann"}""");
        await _app.AssessAsync("""{"event_type":"threat","severity":"critical","user_id":"bob"}""");

        Assert.Equal(expected, (await _app.ReadAsync($"/api/alerts?{filter}"))["alerts"]!.AsArray().Count);
    }

    [Fact]
    public async Task List_FollowedByItsCursor_ShowsEveryAlertOnce()
    {
        for (var i = 0; i < 3; i++)
        {
            await _app.AssessAsync($$"""{"event_type":"threat","severity":"high","user_id":"user-{{i}}"}""");
        }

        var first = await _app.ReadAsync("/api/alerts?limit=2");
        var second = await _app.ReadAsync($"/api/alerts?limit=2&cursor={first["next_cursor"]}");

        Assert.Null(second["next_cursor"]);
        Assert.Equal(["user-2", "user-1", "user-0"], first["alerts"]!.AsArray().Concat(second["alerts"]!.AsArray()).Select(alert => (string?)alert!["entity"]!["value"]));
    }

    [Theory]
    [InlineData("/api/alerts?severity=x", HttpStatusCode.BadRequest, "VALIDATION_ERROR")]
    [InlineData("/api/alerts?user_id=ann", HttpStatusCode.BadRequest, "VALIDATION_ERROR")]
    [InlineData("/api/alerts/019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b", HttpStatusCode.NotFound, "NOT_FOUND")]
    public async Task Get_WhatIsNotThere_IsAProblem(string path, HttpStatusCode status, string code)
    {
        using var response = await _app.GetAsync(path);

        await response.ExpectProblemAsync(status, code);
    }
}
