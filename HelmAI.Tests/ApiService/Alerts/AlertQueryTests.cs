using System.Net;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Alerts;

public sealed class AlertQueryTests(HelmApp app) : IClassFixture<HelmApp>
{
    [Theory]
    [InlineData("severity=high", 1)]
    [InlineData("severity=critical", 1)]
    [InlineData("severity=low", 0)]
    [InlineData("entity_type=user&entity=ann", 1)]
    [InlineData("entity=ann", 1)]
    [InlineData("entity_type=ip", 0)]
    [InlineData("rule_id=no.such.rule", 0)]
    [InlineData("status=open", 2)]
    [InlineData("status=resolved", 0)]
    [InlineData("assignee=ann", 0)]
    [InlineData("false_positive=false", 0)]
    [InlineData("from=2000-01-01T00:00:00Z", 2)]
    [InlineData("to=2000-01-01T00:00:00Z", 0)]
    public async Task List_Filtered_ShowsWhatMatches(string filter, int expected)
    {
        // Their keys make them the same two events for every case.
        await app.AssessAsync("""{"event_type":"threat","severity":"high","user_id":"ann"}""", ("Idempotency-Key", "1"));
        await app.AssessAsync("""{"event_type":"threat","severity":"critical","user_id":"bob"}""", ("Idempotency-Key", "2"));

        Assert.Equal(expected, (await app.ReadAsync($"/api/alerts?{filter}"))["alerts"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("/api/alerts?severity=x", HttpStatusCode.BadRequest, "VALIDATION_ERROR")]
    [InlineData("/api/alerts?status=closed", HttpStatusCode.BadRequest, "VALIDATION_ERROR")]
    [InlineData("/api/alerts?user_id=ann", HttpStatusCode.BadRequest, "VALIDATION_ERROR")]
    [InlineData("/api/alerts/019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b", HttpStatusCode.NotFound, "NOT_FOUND")]
    public async Task Get_WhatIsNotThere_IsAProblem(string path, HttpStatusCode status, string code)
    {
        using var response = await app.GetAsync(path);

        await response.ExpectProblemAsync(status, code);
    }
}
