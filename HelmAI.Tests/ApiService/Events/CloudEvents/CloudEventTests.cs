using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Events.CloudEvents;

/// <summary>CloudEvents 1.0 in the three modes of the HTTP binding.</summary>
public sealed class CloudEventTests(HelmApp app) : IClassFixture<HelmApp>
{
    private const string Structured = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";

    [Fact]
    public async Task Structured_ObjectData_BecomesTheEventItself()
    {
        var stored = await StoreAsync(Structured,
            """
            {"specversion":"1.0","type":"threat","source":"/edge/7","id":"s-1","time":"2026-01-31T12:00:00Z","subject":"host-1","sequence":7,"unset":null,
             "data":{"severity":"high","user_id":"alice","n":1.50}}
            """);

        Assert.Equal("threat", (string?)stored["event_type"]);
        Assert.Equal("high", (string?)stored["severity"]);
        Assert.Equal("/edge/7", (string?)stored["source"]);
        Assert.Equal("s-1", (string?)stored["event_id"]);
        Assert.Equal("alice", (string?)stored["user_id"]);
        Assert.Equal("2026-01-31T12:00:00+00:00", (string?)stored["timestamp"]);
        Assert.Equal(0.95, (double)stored["risk_score"]!, precision: 10);
        Assert.Equal(
            """{"severity":"high","user_id":"alice","n":1.50,"event_type":"threat","source":"/edge/7","timestamp":"2026-01-31T12:00:00Z","event_id":"s-1","cloudevent":{"specversion":"1.0","type":"threat","source":"/edge/7","id":"s-1","time":"2026-01-31T12:00:00Z","subject":"host-1","sequence":7}}""",
            stored["event"]!.ToJsonString());
    }

    [Fact]
    public async Task Structured_DataHasEnvelopeMembers_TheyWin()
    {
        var stored = await StoreAsync(Structured, """{"specversion":"1.0","type":"t","source":"s","id":"s-2","data":{"event_type":"login","source":"idp","event_id":9}}""");

        Assert.Equal("login", (string?)stored["event_type"]);
        Assert.Equal("idp", (string?)stored["source"]);
        Assert.Equal("9", (string?)stored["event_id"]);
        Assert.Equal("t", (string?)stored["event"]!["cloudevent"]!["type"]);
    }

    [Theory]
    [InlineData("""
        "data":[1,2]
        """, """{"data":[1,2]}""")]
    [InlineData("""
        "data":"text"
        """, """{"data":"text"}""")]
    [InlineData("""
        "data":null
        """, """{"data":null}""")]
    [InlineData("""
        "datacontenttype":"application/xml","data":"(a)"
        """, """{"data":"(a)"}""")]
    [InlineData("""
        "data_base64":"AAEC"
        """, """{"data_base64":"AAEC"}""")]
    [InlineData("""
        "datacontenttype":"application/json","data_base64":"eyJhIjoxfQ=="
        """, """{"a":1}""")]
    [InlineData("""
        "datacontenttype":"text/plain","data_base64":"aGk="
        """, """{"data":"hi"}""")]
    public async Task Structured_OtherData_IsAMember(string members, string expected)
    {
        var stored = await StoreAsync(Structured, $$"""{"specversion":"1.0","type":"t","source":"s","id":"{{Guid.CreateVersion7()}}",{{members}}}""");

        Assert.Equal(expected, OwnMembers(stored));
    }

    [Theory]
    [InlineData("""{"type":"t","source":"s","id":"1"}""", "specversion")]
    [InlineData("""{"specversion":"0.3","type":"t","source":"s","id":"1"}""", "specversion")]
    [InlineData("""{"specversion":"1.0","source":"s","id":"1"}""", "type")]
    [InlineData("""{"specversion":"1.0","type":"","source":"s","id":"1"}""", "type")]
    [InlineData("""{"specversion":"1.0","type":"t","id":"1"}""", "source")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"not a uri","id":"1"}""", "source")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s"}""", "id")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s","id":null}""", "id")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s","id":7}""", "id")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s","id":"1","time":"yesterday"}""", "time")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s","id":"1","subject":""}""", "subject")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s","id":"1","dataschema":"/relative"}""", "dataschema")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s","id":"1","Upper":"x"}""", "Upper")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s","id":"1","ext":{"a":1}}""", "ext")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s","id":"1","ext":1.5}""", "ext")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s","id":"1","ext":"a\u0000b"}""", "ext")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s","id":"1","data_base64":"?"}""", "data_base64")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s","id":"1","data":1,"data_base64":"AAEC"}""", "data_base64")]
    [InlineData("""{"specversion":"1.0","type":"t","source":"s","id":"1","data":{"severity":"x"}}""", "severity")]
    public async Task Structured_NotACloudEvent_Answers400NamingTheAttribute(string body, string field)
    {
        using var response = await PostAsync("/api/events", Structured, body);

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }

    [Fact]
    public async Task Structured_SameSourceAndId_IsTheSameEventWhateverElseItHolds()
    {
        var first = await StoreAsync(Structured, """{"specversion":"1.0","type":"t","source":"/twice","id":"1","data":{"a":1}}""");
        var second = await StoreAsync(Structured, """{"specversion":"1.0","type":"t","source":"/twice","id":"1","data":{"a":2}}""");
        var third = await StoreAsync(Structured, """{"specversion":"1.0","type":"t","source":"/other","id":"1","data":{"a":1}}""");

        Assert.Equal((string?)first["id"], (string?)second["id"]);
        Assert.NotEqual((string?)first["id"], (string?)third["id"]);
        Assert.Equal("""{"a":1}""", OwnMembers(second));
    }

    [Theory]
    [InlineData("/api/events")]
    [InlineData("/api/events/batch")]
    public async Task Batch_OnEitherRoute_StoresEach(string path)
    {
        using var response = await PostAsync(path, Batch,
            $$"""[{"specversion":"1.0","type":"t","source":"{{path}}","id":"1","data":{"a":1} },{"specversion":"1.0","type":"t","source":"s"},{"specversion":"1.0","type":"t","source":"{{path}}","id":"1"}]""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.ReadJsonAsync();
        Assert.Equal((1, 1, 1), ((int)answer["accepted"]!, (int)answer["duplicates"]!, (int)answer["rejected"]!));
        Assert.Equal("id", (string?)Assert.Single(answer["errors"]!.AsArray())!["field"]);
    }

    [Theory]
    [InlineData("application/json", """{"user_id":"bob"}""", """{"user_id":"bob"}""")]
    [InlineData("application/json", "[1]", """{"data":[1]}""")]
    [InlineData("application/json", "\"text\"", """{"data":"text"}""")]
    [InlineData("text/plain; charset=utf-8", "hi \u00e4", """{"data":"hi \u00E4"}""")]
    [InlineData("application/octet-stream", "\u0001\u0002", """{"data_base64":"AQI="}""")]
    [InlineData("application/json", "", "{}")]
    public async Task Binary_AnyData_IsTakenByItsContentType(string contentType, string body, string expected)
    {
        var stored = await StoreAsync(contentType, body, [.. Headers($"{Guid.CreateVersion7()}"), ("ce-time", "2026-01-31T12:00:00Z")]);

        Assert.Equal("t", (string?)stored["event_type"]);
        Assert.Equal("2026-01-31T12:00:00+00:00", (string?)stored["timestamp"]);
        Assert.Equal(expected, OwnMembers(stored));
    }

    [Theory]
    [InlineData("Euro%20%E2%82%AC%20%F0%9F%98%80", "Euro € 😀")]
    [InlineData("\"a \\\"b\\\" %41\"", "a \"b\" A")]
    [InlineData("100%25", "100%")]
    public async Task Binary_HeaderValue_IsUnquotedThenPercentDecoded(string header, string expected)
    {
        var stored = await StoreAsync("application/json", "{}", [.. Headers($"{Guid.CreateVersion7()}"), ("ce-subject", header)]);

        Assert.Equal(expected, (string?)stored["event"]!["cloudevent"]!["subject"]);
    }

    [Theory]
    [InlineData("ce-subject", "%C0%A0", "subject")]
    [InlineData("ce-subject", "%2", "subject")]
    [InlineData("ce-time", "noon", "time")]
    [InlineData("ce-datacontenttype", "text/plain", "ce-datacontenttype")]
    public async Task Binary_HeaderIsFaulty_Answers400(string header, string value, string field)
    {
        using var response = await PostAsync("/api/events", "application/json", "{}", [.. Headers("1"), (header, value)]);

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("[1")]
    [InlineData("1,\"x\":2")]
    public async Task Binary_DataIsNotTheJsonItSays_Answers400(string body)
    {
        using var response = await PostAsync("/api/events", "application/json", body, Headers("1"));

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    private static (string Name, string Value)[] Headers(string id) => [("ce-specversion", "1.0"), ("ce-type", "t"), ("ce-source", "/binary"), ("ce-id", id)];

    // What is not of the attributes.
    private static string OwnMembers(JsonNode stored)
    {
        var own = stored["event"]!.DeepClone().AsObject();
        foreach (var name in (string[])["event_type", "source", "timestamp", "event_id", "cloudevent"])
        {
            own.Remove(name);
        }

        return own.ToJsonString();
    }

    private async Task<JsonNode> StoreAsync(string contentType, string body, params (string Name, string Value)[] headers)
    {
        using var response = await PostAsync("/api/events", contentType, body, headers);
        var answer = await response.ReadJsonAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer.ToJsonString());
        return await app.ReadAsync($"/api/events/{answer["id"]}");
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string contentType, string body, params (string Name, string Value)[] headers)
    {
        using var client = app.WithKey();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in headers)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        return await client.PostAsync(path, content);
    }
}
