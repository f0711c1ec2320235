using System.Net;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Gateway.RateLimiting;

public sealed class RateLimitingTests
{
    [Fact]
    public async Task Get_UnderTheLimit_TellsWhatRemains()
    {
        using var app = Limited(("RATE_LIMIT_REQUESTS", "3"));

        foreach (var remaining in (string[])["2", "1", "0"])
        {
            using var response = await app.GetAsync("/api/events/count");

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("3", Header(response, "RateLimit-Limit"));
            Assert.Equal(remaining, Header(response, "RateLimit-Remaining"));
            Assert.Equal("60", Header(response, "RateLimit-Reset"));
            Assert.Null(response.Headers.RetryAfter);
        }
    }

    [Fact]
    public async Task Get_OverTheLimit_Answers429AndNamesLimitAndWindow()
    {
        using var app = Limited(("RATE_LIMIT_REQUESTS", "1"), ("RATE_LIMIT_WINDOW", "30"));
        (await app.GetAsync("/api/alerts")).Dispose();

        using var response = await app.GetAsync("/api/events");

        var problem = await response.ExpectProblemAsync(HttpStatusCode.TooManyRequests, "RATE_LIMIT_EXCEEDED");
        Assert.Equal(1, (int)problem["context"]!["limit"]!);
        Assert.Equal(30, (int)problem["context"]!["window_seconds"]!);
        Assert.Equal("warning", (string?)problem["severity"]);
        Assert.Equal("0", Header(response, "RateLimit-Remaining"));
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
    }

    [Fact]
    public async Task Get_ClientThatWaitsAsToldAgainAndAgain_AlwaysGetsThrough()
    {
        using var app = Limited(("RATE_LIMIT_REQUESTS", "2"), ("RATE_LIMIT_WINDOW", "1"));
        var waits = 0;
        while (waits < 4)
        {
            using var response = await app.GetAsync("/api/events/count");
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                waits++;
                await Task.Delay(response.Headers.RetryAfter!.Delta!.Value);
                using var again = await app.GetAsync("/api/events/count");
                Assert.Equal(HttpStatusCode.OK, again.StatusCode);
            }
        }
    }

    [Theory]
    [InlineData("/api/no-such-route", HttpStatusCode.NotFound)]
    [InlineData("/api/events?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/events/019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b", HttpStatusCode.NotFound)]
    public async Task Get_Error_TellsWhatRemainsToo(string path, HttpStatusCode status)
    {
        using var app = Limited();

        using var response = await app.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("99", Header(response, "RateLimit-Remaining"));
    }

    [Theory]
    [InlineData("/alive")]
    [InlineData("/health")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    public async Task Get_OpenRoute_IsNotLimited(string path)
    {
        using var app = Limited(("RATE_LIMIT_REQUESTS", "1"));
        for (var i = 0; i < 3; i++)
        {
            using var response = await app.GetAsync(path);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.False(response.Headers.Contains("RateLimit-Limit"));
        }
    }

    [Theory]
    [InlineData("/api/events", """{"event_type":"login"}""")]
    [InlineData("/api/threats/analyze", """{"threat_data":{"type":"malware","severity":"high"}}""")]
    public async Task Post_Event_IsCountedApartInALargerBucket(string path, string body)
    {
        using var app = Limited(("RATE_LIMIT_REQUESTS", "1"));
        (await app.GetAsync("/api/events/count")).Dispose();
        using var client = app.WithKey();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await client.PostAsync(path, content);

        Assert.NotEqual(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("1200000", Header(response, "RateLimit-Limit"));
        Assert.Equal("1199999", Header(response, "RateLimit-Remaining"));
        Assert.Equal("1", Header(response, "RateLimit-Reset"));
    }

    [Fact]
    public async Task Post_ConfiguredPolicyForIngestion_OverrulesTheDefault()
    {
        using var app = Limited(
            ("RateLimiting:Policies:0:Group", "ingestion"), ("RateLimiting:Policies:0:Limit", "1"), ("RateLimiting:Policies:0:WindowSeconds", "3600"));
        (await app.SubmitAsync("""{"event_type":"login"}""")).Dispose();

        using var refused = await app.SubmitAsync("""{"event_type":"logout"}""");
        await refused.ExpectProblemAsync(HttpStatusCode.TooManyRequests, "RATE_LIMIT_EXCEEDED");
        Assert.Equal(1, (int)(await app.ReadAsync("/api/events/count"))["count"]!);
    }

    [Fact]
    public async Task Get_KeyWithALimitOfItsOwn_IsHeldToItInAllItSends()
    {
        using var app = Limited(("RATE_LIMIT_REQUESTS", "1"));
        using var operatorsClient = app.WithKey();
        using var made = await operatorsClient.PostAsync(
            "/api/keys",
            new StringContent("""{"name":"own","scopes":["events:read","events:write"],"rate_limit":{"requests":2,"window_seconds":30}}""", System.Text.Encoding.UTF8, "application/json"));
        using var client = app.WithKey((string)(await made.ReadJsonAsync())["key"]!);

        using var read = await client.GetAsync("/api/events/count");
        using var sent = await client.PostAsync("/api/events", new StringContent("""{"event_type":"login"}""", System.Text.Encoding.UTF8, "application/json"));
        using var refused = await client.GetAsync("/api/events/count");

        Assert.Equal("1", Header(read, "RateLimit-Remaining"));
        Assert.Equal("0", Header(sent, "RateLimit-Remaining"));
        Assert.Equal(30, (int)(await refused.ExpectProblemAsync(HttpStatusCode.TooManyRequests, "RATE_LIMIT_EXCEEDED"))["context"]!["window_seconds"]!);
    }

    [Fact]
    public async Task Get_LimitsAreOff_SaysNothingAboutThem()
    {
        using var app = new HelmApp(("RATE_LIMIT_REQUESTS", "1"));
        for (var i = 0; i < 3; i++)
        {
            using var response = await app.GetAsync("/api/events/count");

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.False(response.Headers.Contains("RateLimit-Limit"));
        }
    }

    [Fact]
    public async Task Get_UnderAndOverTheLimit_CountsBothOutcomes()
    {
        using var app = Limited(("RATE_LIMIT_REQUESTS", "1"));
        using var decisions = new CountedMetric(app.Services, "helm.rate_limit.decisions");
        for (var i = 0; i < 3; i++)
        {
            (await app.GetAsync("/api/events/count")).Dispose();
        }

        Assert.Equal(1, decisions.Of("policy=default,outcome=admitted"));
        Assert.Equal(2, decisions.Of("policy=default,outcome=refused"));
    }

    private static HelmApp Limited(params (string Name, string Value)[] settings) => new([("RATE_LIMIT_ENABLED", "true"), .. settings]);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
