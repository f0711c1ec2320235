using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Core.Intelligence;
using HelmAI.Tests.Analytics.Intelligence.Providers;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.ApiService.Threats;

/// <summary>Look-ups over HTTP, with providers that are servers themselves.</summary>
public sealed class LookupTests(HelmApp plain) : IClassFixture<HelmApp>
{
    private const string Malicious = """{"verdict":"malicious","campaign":"snow"}""";

    [Fact]
    public async Task Get_ProviderKnowsTheValue_ItsAnswerIsToldAndKept()
    {
        await using var provider = await FakeProvider.StartAsync(Malicious);
        using var app = AppWith(provider, ("HELM_THREAT_DB_TOKEN", "a-token"));
        using var measured = new Measurements(app.Services);

        var first = await app.ReadAsync("/api/threats/198.51.100[.]23");
        var second = await app.ReadAsync("/api/threats/198.51.100.23");

        Assert.Equal(("198.51.100.23", "ipv4", "malicious", false), Summary(first));
        Assert.Equal("snow", (string?)Part(first)["data"]!["campaign"]);
        Assert.Equal((false, true), ((bool)Part(first)["cached"]!, (bool)Part(second)["cached"]!));
        Assert.Equal(["198.51.100.23"], provider.Asked);
        Assert.Equal("Bearer a-token", provider.Headers["Authorization"]);
        Assert.Equal(1, measured.Sum("cache.hits", ("cache_name", "threat_intelligence")));
        Assert.Equal(1, measured.Sum("cache.misses", ("cache_name", "threat_intelligence")));
        var metrics = await MetricsAsync(app);
        Assert.Contains("cache_hits_total{cache_name=\"threat_intelligence\"}", metrics, StringComparison.Ordinal);
        Assert.Contains("cache_misses_total{cache_name=\"threat_intelligence\"}", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UrlByQuery_IsOneValue()
    {
        await using var provider = await FakeProvider.StartAsync(FakeProvider.Status(404));
        using var app = AppWith(provider);

        var report = await app.ReadAsync("/api/threats?value=" + Uri.EscapeDataString("hxxp://Evil.example/a/../drop?x=1&y=/"));

        Assert.Equal(("http://evil.example/drop?x=1&y=/", "url", "unknown", false), Summary(report));
        Assert.Equal(["http://evil.example/drop?x=1&y=/"], provider.Asked);
        Assert.Null(Part(report)["data"]);
    }

    [Fact]
    public async Task Get_OneProviderDown_TheRestIsToldAndThatItIsPartial()
    {
        await using var good = await FakeProvider.StartAsync(Malicious);
        await using var bad = await FakeProvider.StartAsync(FakeProvider.Status(500));
        using var app = AppWith(good, Further(0, "bad", bad));

        var report = await app.ReadAsync("/api/threats/evil.example");

        Assert.Equal(("evil.example", "domain", "malicious", true), Summary(report));
        Assert.Equal(["threat_db", "bad"], report["providers"]!.AsArray().Select(part => (string?)part!["provider"]));
        Assert.Null(Part(report)["error"]);
        Assert.Equal("EXTERNAL_SERVICE_ERROR", (string?)Part(report, 1)["error"]!["error_code"]);
        Assert.Equal(3, bad.Asked.Count);
    }

    [Fact]
    public async Task Get_ProvidersThatMisbehave_AreErrorsOfTheirPartsAlone()
    {
        string[] ways = ["garbage", "array", "html", "twice", "deep", "large", "redirect", "throttled", "refused", "broken"];
        await using var good = await FakeProvider.StartAsync(Malicious);
        var bad = await Task.WhenAll(ways.Select(way => FakeProvider.StartAsync(Misbehave(way, good))));
        using var app = AppWith(good, [("HELM_PROVIDER_MAX_BYTES", "4096"), .. ways.SelectMany((way, i) => Further(i, way, bad[i]))]);

        var report = await app.ReadAsync("/api/threats/evil.example");

        Assert.Equal(("evil.example", "domain", "malicious", true), Summary(report));
        Assert.Equal(["threat_db", .. ways], report["providers"]!.AsArray().Select(part => (string?)part!["provider"]));
        Assert.All(report["providers"]!.AsArray().Skip(1), part =>
        {
            Assert.Equal(("unknown", "EXTERNAL_SERVICE_ERROR"), ((string?)part!["verdict"], (string?)part["error"]?["error_code"]));
            Assert.Null(part["data"]);
        });
        Assert.Single(good.Asked);
        await Task.WhenAll(bad.Select(provider => provider.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Get_SlowProvider_IsNotWaitedForForLong()
    {
        await using var slow = await FakeProvider.StartAsync(FakeProvider.Status(404));
        slow.Answer = async context => await Task.WhenAny(slow.Ended, Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted));
        using var app = AppWith(slow, ("HELM_PROVIDER_TIMEOUT_MS", "100"));

        var report = await app.ReadAsync("/api/threats/evil.example");

        Assert.Equal("It did not answer in time.", (string?)Part(report)["error"]!["message"]);
    }

    [Fact]
    public async Task Get_ProviderFailsAndRecovers_CircuitOpensAndCloses()
    {
        await using var provider = await FakeProvider.StartAsync(FakeProvider.Status(503));
        using var app = AppWith(provider, ("HELM_PROVIDER_BREAK_SECONDS", "1"));

        // Of two look-ups each tries three times, which opens the circuit.
        await app.ReadAsync("/api/threats/one.example");
        await app.ReadAsync("/api/threats/two.example");
        var asked = provider.Asked.Count;
        var open = await app.ReadAsync("/api/threats/three.example");

        Assert.Contains("failed too often", (string?)Part(open)["error"]!["message"], StringComparison.Ordinal);
        Assert.Equal(asked, provider.Asked.Count);

        provider.Answer = FakeProvider.Json(Malicious);
        await Eventually.TrueAsync(async () => (string?)(await app.ReadAsync("/api/threats/four.example"))["verdict"] == "malicious");
    }

    [Fact]
    public async Task Get_LimitOfAProviderUsedUp_IsNotAskedForMore()
    {
        await using var provider = await FakeProvider.StartAsync(Malicious);
        using var app = AppWith(provider, ("HELM_PROVIDER_REQUESTS_PER_MINUTE", "2"));

        var reports = (await LookUpAsync(app, "a.example", "b.example", "c.example"))["threats"]!.AsArray();

        Assert.Equal(2, provider.Asked.Count);
        Assert.Single(reports, report => (bool)report!["partial"]!);
    }

    [Fact]
    public async Task Lookup_ManyValues_AreToldInTheirOrder()
    {
        await using var provider = await FakeProvider.StartAsync(FakeProvider.Status(404));
        using var app = AppWith(provider);

        var answer = await LookUpAsync(app, "c.example", "44D88612FEA8A8F36DE82E1278ABB02F", "a threat's id", "c.example");

        Assert.Equal(
            [("c.example", "domain"), ("44d88612fea8a8f36de82e1278abb02f", "md5"), ("a threat's id", null), ("c.example", "domain")],
            answer["threats"]!.AsArray().Select(report => ((string?)report!["value"], (string?)report["type"])));
        Assert.Equal(3, provider.Asked.Count);
    }

    [Theory]
    [InlineData("""{"values":[]}""", "values")]
    [InlineData("""{"values":["a.example",""]}""", "values[1]")]
    [InlineData("""{"values":["..."]}""", "values[0]")]
    [InlineData("""{"values":["a\u0000b"]}""", "values[0]")]
    [InlineData("""{"values":"a.example"}""", "values")]
    [InlineData("""{"value":["a.example"]}""", "value")]
    public async Task Lookup_BodyThatIsNoQuestion_Answers400(string body, string field)
    {
        using var client = plain.WithKey();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await client.PostAsync("/api/threats/lookup", content);

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }

    [Fact]
    public async Task Lookup_MoreValuesThanAllowed_Answers400()
    {
        using var client = plain.WithKey();
        using var content = new StringContent(
            new JsonObject { ["values"] = new JsonArray([.. Enumerable.Range(0, 101).Select(i => JsonValue.Create($"{i}.example"))]) }.ToJsonString(), Encoding.UTF8, "application/json");

        using var response = await client.PostAsync("/api/threats/lookup", content);

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", "values");
    }

    [Fact]
    public async Task Lookup_EachValue_CountsAgainstTheRateLimit()
    {
        using var app = new HelmApp(("RATE_LIMIT_ENABLED", "true"), ("RATE_LIMIT_REQUESTS", "10"));
        using var client = app.WithKey();
        using var six = new StringContent("""{"values":["a.example","b.example","c.example","d.example","e.example","f.example"]}""", Encoding.UTF8, "application/json");
        using var again = new StringContent(await six.ReadAsStringAsync(), Encoding.UTF8, "application/json");

        using var first = await client.PostAsync("/api/threats/lookup", six);
        using var second = await client.PostAsync("/api/threats/lookup", again);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task Get_OwnIndicator_IsKnownToItsTenantAlone()
    {
        await plain.CreateTenantAsync("acme");
        var key = (string)(await plain.IssueKeyAsync("acme", "intel:read"))["key"]!;
        var now = TimeProvider.System.GetUtcNow();
        await plain.Services.GetRequiredService<IIndicatorStore>().SaveAsync(
            [
                new()
                {
                    TenantId = "acme", Id = Some.Id(), Source = "botnets", Name = "C2", Type = ObservableType.Domain, Value = "evil.example",
                    ValidFrom = now.AddDays(-1), Created = now, Modified = now, Confidence = 90, Labels = ["malicious-activity"],
                },
            ],
            default);

        using var client = plain.WithKey(key);
        using var response = await client.GetAsync("/api/threats/EVIL.example.");
        var own = await response.ReadJsonAsync();
        var others = await plain.ReadAsync("/api/threats/evil.example");

        Assert.Equal(("evil.example", "domain", "malicious", false), Summary(own));
        var known = Assert.Single(own["indicators"]!.AsArray())!;
        Assert.Equal(("C2", "botnets", "active"), ((string?)known["name"], (string?)known["source"], (string?)known["state"]));
        Assert.InRange((int)known["confidence"]!, 80, 90);
        Assert.Equal("unknown", (string?)others["verdict"]);
        Assert.Empty(others["indicators"]!.AsArray());
    }

    [Fact]
    public async Task Get_ValueWithinAListedNetworkOrDomain_NamesThat()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("list.tsv"), "type\tvalue\nipv4\t198.51.100.0/24\ndomain\tevil.example\n");
        using var app = new HelmApp(("HELM_INDICATORS_FILE", folder.File("list.tsv")));

        var answer = await LookUpAsync(app, "198.51.100.23", "www.evil.example", "evil.example.org");

        Assert.Equal(
            [("malicious", "198.51.100.0/24"), ("malicious", "evil.example"), ("unknown", null)],
            answer["threats"]!.AsArray().Select(report => ((string?)report!["verdict"], (string?)report["indicators"]!.AsArray().FirstOrDefault()?["matched"])));
    }

    internal static HelmApp AppWith(FakeProvider provider, params (string Name, string Value)[] settings) =>
        new([("THREAT_DB_URL", provider.Url), .. settings]);

    private static (string, string)[] Further(int index, string name, FakeProvider provider) =>
    [
        (string.Create(CultureInfo.InvariantCulture, $"Intelligence:Providers:{index}:Name"), name),
        (string.Create(CultureInfo.InvariantCulture, $"Intelligence:Providers:{index}:Url"), provider.Url + "v2/{value}"),
    ];

    private static Microsoft.AspNetCore.Http.RequestDelegate Misbehave(string how, FakeProvider elsewhere) => how switch
    {
        "garbage" => FakeProvider.Json("{\"verdict\":\"malicious\""),
        "array" => FakeProvider.Json("[{\"verdict\":\"malicious\"}]"),
        "twice" => FakeProvider.Json("""{"verdict":"clean","verdict":"malicious"}"""),
        "deep" => FakeProvider.Json("{\"verdict\":\"malicious\",\"a\":" + new string('[', 40) + new string(']', 40) + "}"),
        "large" => FakeProvider.Json("{\"verdict\":\"malicious\",\"a\":\"" + new string('a', 5_000) + "\"}"),
        "redirect" => context =>
        {
            context.Response.Redirect(elsewhere.Url + "threats/x");
            return Task.CompletedTask;
        },
        "throttled" => context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        },
        "refused" => FakeProvider.Status(403),
        "broken" => context =>
        {
            context.Abort();
            return Task.CompletedTask;
        },
        _ => async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.Body.WriteAsync("{\"verdict\":\"malicious\"}"u8.ToArray());
        },
    };

    private static (string?, string?, string?, bool) Summary(JsonNode report) =>
        ((string?)report["value"], (string?)report["type"], (string?)report["verdict"], (bool)report["partial"]!);

    private static JsonNode Part(JsonNode report, int index = 0) => report["providers"]![index]!;

    private static async Task<JsonNode> LookUpAsync(HelmApp app, params string[] values)
    {
        using var client = app.WithKey();
        using var content = new StringContent(new JsonObject { ["values"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) }.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/threats/lookup", content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadJsonAsync();
    }

    private static async Task<string> MetricsAsync(HelmApp app)
    {
        using var client = app.WithoutKey();
        return await client.GetStringAsync("/metrics");
    }
}
