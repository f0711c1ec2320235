using System.Net;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Threats;

public sealed class ThreatEndpointsTests : IDisposable
{
    private const string Id = "550e8400-e29b-41d4-a716-446655440000";

    private readonly HelmApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Analyze_WholeReport_IsStoredAsAFlatEvent()
    {
        using var response = await _app.AnalyzeAsync(
            $$$"""{"event_id":"{{{Id.ToUpperInvariant()}}}","threat_data":{"type":"phishing","severity":"medium","indicators":["evil.example"],"metadata":{"n":1}},"context":{"user_id":"ann","source":"mail"}}""");
        var result = await response.ReadJsonAsync();

        var stored = await _app.ReadAsync($"/api/events/{result["id"]}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            $$$"""{"event_type":"threat","event_id":"{{{Id}}}","type":"phishing","severity":"medium","indicators":["evil.example"],"metadata":{"n":1},"user_id":"ann","source":"mail"}""",
            stored["event"]!.ToJsonString());
        Assert.Equal("mail", (string?)stored["source"]);
        Assert.Equal((string?)result["alert_id"], (string?)stored["alerts"]![0]!["id"]);
        Assert.Equal((double)result["risk_score"]!, (double)stored["risk_score"]!);
    }

    [Fact]
    public async Task Analyze_SameReportTwice_AnswersTheFirstResult()
    {
        const string Report = $$$"""{"event_id":"{{{Id}}}","threat_data":{"type":"malware","severity":"low"}}""";
        using var first = await _app.AnalyzeAsync(Report);
        using var second = await _app.AnalyzeAsync(Report);

        Assert.Equal((await first.ReadJsonAsync()).ToJsonString(), (await second.ReadJsonAsync()).ToJsonString());
        Assert.Equal(1, (int)(await _app.ReadAsync("/api/events/count"))["count"]!);
    }

    [Fact]
    public async Task Analyze_PrefersRespondAsync_Answers202()
    {
        using var response = await _app.AnalyzeAsync($$$"""{"event_id":"{{{Id}}}","threat_data":{"type":"malware","severity":"low"}}""", ("Prefer", "respond-async"));
        var queued = await response.ReadJsonAsync();

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal($"/api/events/{queued["id"]}", response.Headers.Location?.ToString());
        Assert.Null(queued["alert_id"]);
    }
}
