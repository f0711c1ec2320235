using System.Net;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Events;

public sealed class EventQueryTests(HelmApp app) : IClassFixture<HelmApp>
{
    [Theory]
    [InlineData("event_type=login", 1)]
    [InlineData("event_type=Login", 0)]
    [InlineData("severity=high", 2)]
    [InlineData("source=idp", 1)]
    [InlineData("modality=text", 1)]
    [InlineData("event_id=7", 1)]
    [InlineData("user_id=ann", 1)]
    [InlineData("session_id=9", 1)]
    [InlineData("ip_address=2001:DB8:0::1", 1)]
    [InlineData("status=processed", 2)]
    [InlineData("status=failed", 0)]
    [InlineData("min_risk_score=0.9", 1)]
    [InlineData("from=2026-01-31T12:00:00Z", 2)]
    [InlineData("from=2026-01-31T13:00:00%2B01:00&to=2026-01-31T12:00:01Z", 1)]
    [InlineData("from=2026-01-31T13:00:00+01:00&to=1769860801", 1)]
    [InlineData("to=2026-01-31T12:00:00Z", 0)]
    [InlineData("severity=high&user_id=ann", 1)]
    public async Task List_Filtered_ShowsAndCountsWhatMatches(string filter, int expected)
    {
        // Their keys make them the same two events for every case.
        await app.AssessAsync("""{"event_type":"login","severity":"high","source":"idp","modality":"text","event_id":7,"user_id":"ann","session_id":9,"ip_address":"2001:db8::1","timestamp":"2026-01-31T12:00:00Z"}""", ("Idempotency-Key", "1"));
        await app.AssessAsync("""{"event_type":"threat","severity":"high"}""", ("Idempotency-Key", "2"));

        Assert.Equal(expected, (await app.ReadAsync($"/api/events?{filter}"))["events"]!.AsArray().Count);
        Assert.Equal(expected, (int)(await app.ReadAsync($"/api/events/count?{filter}"))["count"]!);
    }

    [Fact]
    public async Task List_BadQuery_Answers400NamingTheParameter()
    {
        (string Query, string Field)[] cases =
        [
            ("severity=urgent", "severity"), ("severity=High", "severity"), ("status=done", "status"), ("ip_address=here", "ip_address"),
            ("min_risk_score=2", "min_risk_score"), ("min_risk_score=NaN", "min_risk_score"), ("from=yesterday", "from"), ("to=", "to"),
            ("limit=0", "limit"), ("limit=501", "limit"), ("limit=ten", "limit"), ("limit=%2B5", "limit"), ("cursor=abc", "cursor"), ("cursor=", "cursor"),
            ("sevrity=high", "sevrity"), ("user_id=a&user_id=b", "user_id"), ("user_id=%00", "user_id"), ("source=" + new string('x', 1_025), "source"),
        ];

        foreach (var (query, field) in cases)
        {
            using var response = await app.GetAsync($"/api/events?{query}");
            await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
        }
    }

    [Theory]
    [InlineData("/api/events/count?limit=5", HttpStatusCode.BadRequest, "VALIDATION_ERROR")]
    [InlineData("/api/events/019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b", HttpStatusCode.NotFound, "NOT_FOUND")]
    [InlineData("/api/events/019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b/alerts", HttpStatusCode.NotFound, "NOT_FOUND")]
    [InlineData("/api/events/not-an-id", HttpStatusCode.NotFound, "NOT_FOUND")]
    [InlineData("/api/nothing", HttpStatusCode.NotFound, "NOT_FOUND")]
    public async Task Get_WhatIsNotThere_IsAProblem(string path, HttpStatusCode status, string code)
    {
        using var response = await app.GetAsync(path);

        await response.ExpectProblemAsync(status, code);
    }
}
