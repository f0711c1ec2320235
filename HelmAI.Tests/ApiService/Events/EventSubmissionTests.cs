using System.Net;
using HelmAI.Tests.Analytics.Processing;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Events;

public sealed class EventSubmissionTests : IDisposable
{
    private const string Threat = """{"event_type":"threat","severity":"high","type":"malware"}""";

    private readonly HelmApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Submit_Threat_AnswersTheWholeResult()
    {
        var result = await _app.AssessAsync(Threat);

        Assert.Equal("processed", (string?)result["status"]);
        Assert.Equal(0.95, (double)result["risk_score"]!, precision: 10);
        Assert.Equal(0.95, result["findings"]!.AsArray().Sum(finding => (double)finding!["contribution"]!), precision: 10);
        Assert.Equal((string?)result["id"], (string?)Assert.Single(result["alerts"]!.AsArray())!["event_id"]);
        Assert.NotEmpty(result["recommended_actions"]!.AsArray());
        Assert.True((double)result["processing_time_ms"]! > 0);
        Assert.False(result.AsObject().ContainsKey("event"));
    }

    [Fact]
    public async Task Submit_HarmlessEvent_HasNoRisk()
    {
        var result = await _app.AssessAsync("""{"event_type":"login","severity":"high"}""");

        Assert.Equal(0, (double)result["risk_score"]!);
        Assert.Empty(result["alerts"]!.AsArray());
        Assert.Empty(result["findings"]!.AsArray());
    }

    [Fact]
    public async Task Submit_AnalysisFails_IsAnsweredAsFailedAndSaysWhy()
    {
        using var app = new HelmApp([new TestContent(static (_, _) => throw new InvalidOperationException("cannot look at this"))]);

        var result = await app.AssessAsync(Threat);

        Assert.Equal("failed", (string?)result["status"]);
        Assert.Equal("InvalidOperationException: cannot look at this", (string?)result["error"]);
        Assert.Equal(0, (double)result["risk_score"]!);
        Assert.Empty(result["alerts"]!.AsArray());
        Assert.Equal((string?)result["id"], (string?)Assert.Single((await app.ReadAsync("/api/events?status=failed"))["events"]!.AsArray())!["id"]);
    }

    [Fact]
    public async Task Get_SubmittedEvent_ShowsItAsItWasSent()
    {
        const string Body = """{"event_type":"login","event_id":7,"n":1.50,"nested":{"ä":["x",null]},"user_id":42}""";
        var id = (string?)(await _app.AssessAsync(Body))["id"];

        var read = await _app.ReadAsync($"/api/events/{id}");

        Assert.Equal(id, (string?)read["id"]);
        Assert.Equal("7", (string?)read["event_id"]);
        Assert.Equal("42", (string?)read["user_id"]);
        Assert.Equal(System.Text.Json.Nodes.JsonNode.Parse(Body)!.ToJsonString(), read["event"]!.ToJsonString());
    }

    [Fact]
    public async Task Submit_PrefersRespondAsync_Answers202AndTheResultFollows()
    {
        using var response = await _app.SubmitAsync(Threat, ("Prefer", "respond-async"));
        var queued = await response.ReadJsonAsync();

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("respond-async", Assert.Single(response.Headers.GetValues("Preference-Applied")));
        Assert.Equal($"/api/events/{queued["id"]}", response.Headers.Location?.ToString());
        Assert.Equal("queued", (string?)queued["status"]);
        Assert.Null(queued["risk_score"]);
        Assert.Null(queued["processing_time_ms"]);
        await Eventually.TrueAsync(async () => (string?)(await _app.ReadAsync(response.Headers.Location!.ToString()))["status"] == "processed");
    }

    [Fact]
    public async Task Submit_NobodyAnalyses_Answers202WhenTheWaitRunsOut()
    {
        using var app = new HelmApp(("HELM_ANALYTICS", "external"), ("HELM_EVENT_WAIT_MS", "200"));

        using var response = await app.SubmitAsync(Threat);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.NotNull(response.Headers.Location);
        Assert.False(response.Headers.Contains("Preference-Applied"));
        Assert.Equal("queued", (string?)(await app.ReadAsync(response.Headers.Location.ToString()))["status"]);
    }

    [Fact]
    public async Task Submit_AnalysedByAnotherHostWithoutASignal_IsStillAnsweredWithTheResult()
    {
        using var front = new HelmApp(("HELM_ANALYTICS", "external"), ("DATABASE_URL", $"sqlite:///{_app.DatabasePath}"));

        var result = await front.AssessAsync(Threat);

        Assert.Equal("processed", (string?)result["status"]);
    }

    [Fact]
    public async Task Submit_SameIdempotencyKeyAndBody_IsStoredOnceWithTheFirstResult()
    {
        var first = await _app.AssessAsync(Threat, ("Idempotency-Key", "k-1"));
        var second = await _app.AssessAsync(Threat, ("Idempotency-Key", "k-1"));

        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal(1, (int)(await _app.ReadAsync("/api/events/count"))["count"]!);
    }

    [Fact]
    public async Task Submit_SameIdempotencyKeyWithAnotherBody_Answers409()
    {
        await _app.AssessAsync(Threat, ("Idempotency-Key", "k-1"));

        using var response = await _app.SubmitAsync("""{"event_type":"other"}""", ("Idempotency-Key", "k-1"));

        await response.ExpectProblemAsync(HttpStatusCode.Conflict, "CONFLICT");
        Assert.Equal(1, (int)(await _app.ReadAsync("/api/events/count"))["count"]!);
    }

    [Fact]
    public async Task Submit_SameKeyByManyAtOnce_AllAreAnsweredWithOneEvent()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _app.AssessAsync(Threat, ("Idempotency-Key", "k-1"))));

        Assert.Single(answers.Select(answer => (string?)answer["id"]).Distinct(StringComparer.Ordinal));
        Assert.All(answers, answer => Assert.Equal("processed", (string?)answer["status"]));
    }

    [Theory]
    [InlineData("""{"event_id":7,"source":"s","a":1}""", """{"event_id":7,"source":"s","a":1}""", 1)]
    [InlineData("""{"event_id":7,"a":1}""", """{"event_id":7,"a":1}""", 1)]
    [InlineData("""{"event_id":7,"source":"s","a":1}""", """{"event_id":7,"source":"s","a":2}""", 2)]
    [InlineData("""{"event_id":7,"source":"s","a":1}""", """{"event_id":7,"source":"t","a":1}""", 2)]
    [InlineData("""{"a":1}""", """{"a":1}""", 2)]
    public async Task Submit_EventIdTwice_IsOneEventOnlyWithTheSameSourceAndBody(string first, string second, int expected)
    {
        await _app.AssessAsync(first);
        await _app.AssessAsync(second);

        Assert.Equal(expected, (int)(await _app.ReadAsync("/api/events/count"))["count"]!);
    }

    [Fact]
    public async Task Submit_IdempotencyKeyTooLong_Answers400()
    {
        using var response = await _app.SubmitAsync(Threat, ("Idempotency-Key", new string('k', 256)));

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", "Idempotency-Key");
    }
}
