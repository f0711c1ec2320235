using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd.Hostile;

/// <summary>Code of other languages in places that take text: it is text, and comes back as it was.</summary>
public sealed class InjectionTests(HostileServer server) : IClassFixture<HostileServer>
{
    public static TheoryData<string> Texts { get; } =
    [
        "'; DROP TABLE events; --",
        "' OR '1'='1",
        "\"; DELETE FROM alerts WHERE \"a\"=\"a",
        "$$; SELECT pg_sleep(10); $$",
        "1) UNION SELECT payload FROM events --",
        "return redis.call('FLUSHALL')",
        "]] redis.call('SET', KEYS[1], 'x') --[[",
        "helm:{default}:*\r\nFLUSHALL\r\n",
        "${jndi:ldap://example.com/a}",
        "{{7*7}}{0}%s%n",
        "<script>alert(1)</script>",
        "../../../../etc/passwd",
        "\u202Etxt.exe\uFEFF",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Post_CodeInEveryField_IsKeptAsText(string text)
    {
        var sent = new JsonObject { [text] = text };
        foreach (var name in new[] { "event_type", "source", "modality", "event_id", "user_id", "session_id", "note" })
        {
            sent[name] = text;
        }

        using var response = await server.Client.PostAsync("/api/events", new StringContent(sent.ToJsonString(), Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var id = (string)(await response.ReadJsonAsync())["id"]!;
        var kept = JsonNode.Parse(await server.Client.GetStringAsync($"/api/events/{id}"))!["event"]!;
        Assert.True(JsonNode.DeepEquals(sent, kept), kept.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Get_CodeInEveryFilter_FindsOnlyWhatIsEqual(string text)
    {
        foreach (var name in new[] { "event_type", "source", "modality", "event_id", "user_id", "session_id" })
        {
            using var response = await server.Client.GetAsync($"/api/events/count?{name}={Uri.EscapeDataString(text + " that nobody sent")}");

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(0, (int)(await response.ReadJsonAsync())["count"]!);
        }

        foreach (var name in new[] { "severity", "ip_address", "status", "min_risk_score", "from", "to", "limit", "cursor" })
        {
            using var response = await server.Client.GetAsync($"/api/events?{name}={Uri.EscapeDataString(text)}");

            await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", name);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Post_CodeInEveryHeader_IsText(string text)
    {
        foreach (var name in new[] { "Idempotency-Key", "Prefer", "X-Request-ID", "User-Agent", "traceparent" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/events") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation(name, Uri.EscapeDataString(text));
            using var response = await server.Client.SendAsync(request);

            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{name}: {response.StatusCode}");
        }
    }
}
