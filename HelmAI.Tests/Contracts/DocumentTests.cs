using System.Net;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Contracts;

/// <summary>The integration test and the example of the document that the system comes from, word for word.</summary>
public sealed class DocumentTests : IDisposable
{
    // With the document's own limits.
    private readonly HelmApp _app = new(("RATE_LIMIT_ENABLED", "true"), ("HELM_AUTH_FAILURE_LIMIT", "20"));

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task FullEventProcessingFlow_ThreatOfHighSeverity_IsProcessedAndRaisesAnAlert()
    {
        // 1. Send event
        using var posted = await _app.SubmitAsync("""{"event_type": "threat", "severity": "high"}""");
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        var eventId = (string?)(await posted.ReadJsonAsync())["id"];

        // 2. Check processing
        using var read = await _app.GetAsync($"/api/events/{eventId}");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal("processed", (string?)(await read.ReadJsonAsync())["status"]);

        // 3. Verify alert generated
        using var alerts = await _app.GetAsync($"/api/events/{eventId}/alerts");
        Assert.Equal(HttpStatusCode.OK, alerts.StatusCode);
        Assert.NotEmpty((await alerts.ReadJsonAsync())["alerts"]!.AsArray());
    }

    [Fact]
    public async Task ConcurrentRequestsHandling_HundredPostsByTenCallers_AllAnswer200AndNoneIsLost()
    {
        var statuses = new HttpStatusCode[100];
        await Parallel.ForAsync(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 10 }, async (i, _) =>
        {
            using var response = await _app.SubmitAsync($$"""{"event_id": {{i}}, "data": "event_{{i}}"}""");
            statuses[i] = response.StatusCode;
        });

        // Verify all requests succeeded
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));

        // Verify no data loss
        Assert.Equal(100, (int?)(await _app.ReadAsync("/api/events/count"))["count"]);
    }

    [Fact]
    public async Task AnalyzeThreatEvent_Example_Scores095()
    {
        using var response = await _app.AnalyzeAsync(
            """{"event_id": "550e8400-e29b-41d4-a716-446655440000", "threat_data": {"type": "malware", "severity": "high"}}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var result = await response.ReadJsonAsync();
        Assert.Equal(0.95, (double)result["risk_score"]!, precision: 10);
        Assert.True(Guid.TryParse((string?)result["alert_id"], out _));
        Assert.NotEmpty(result["recommended_actions"]!.AsArray());
        Assert.True((double)result["processing_time_ms"]! > 0);
    }

    [Fact]
    public async Task AnalyzeThreatEvent_EventIdIsNotAUuidV4_Answers400()
    {
        using var response = await _app.AnalyzeAsync(
            """{"event_id": "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b", "threat_data": {"type": "malware", "severity": "high"}}""");

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", "event_id");
    }
}
