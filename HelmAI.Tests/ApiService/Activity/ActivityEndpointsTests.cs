using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Activity;

public sealed class ActivityEndpointsTests(HelmApp app) : IClassFixture<HelmApp>
{
    private const string Lines = "application/x-ndjson";

    [Theory]
    [InlineData("track-activity", """{"user_id":"u1","activity_type":"open","activity_data":{"a":{"b":[1,2]}},"session_id":7,"ip_address":"::ffff:192.0.2.7","timestamp":"2026-01-31T12:00:00Z"}""",
        """{"kind":"activity","name":"open","user_id":"u1","session_id":"7","ip_address":"192.0.2.7","timestamp":"2026-01-31T12:00:00+00:00","activity_data":{"a":{"b":[1,2]}}}""")]
    [InlineData("track", """{"activity_type":"open","user_id":17,"session_duration":"not of this kind"}""",
        """{"kind":"activity","name":"open","user_id":"17","session_id":null,"ip_address":null}""")]
    [InlineData("track-feature", """{"feature_name":"export","user_id":"u2","session_duration":12.5}""",
        """{"kind":"feature","name":"export","user_id":"u2","session_id":null,"ip_address":null,"session_duration":12.5}""")]
    [InlineData("feature-usage", """{"feature_name":"export","user_id":"u2","session_duration":null,"unknown":{"x":1}}""",
        """{"kind":"feature","name":"export","user_id":"u2","session_id":null,"ip_address":null}""")]
    [InlineData("ai-interaction", """{"user_id":"u3","interaction_type":"chat","prompt":"Why ☂ 🌂?","response_length":840,"response_time":1.25,"satisfaction_score":4.5}""",
        """{"kind":"interaction","name":"chat","user_id":"u3","session_id":null,"ip_address":null,"prompt_length":8,"response_length":840,"response_time":1.25,"satisfaction_score":4.5}""")]
    [InlineData("ai-interaction", """{"user_id":"u3","interaction_type":"chat","prompt":"Why?","prompt_length":120}""",
        """{"kind":"interaction","name":"chat","user_id":"u3","session_id":null,"ip_address":null,"prompt_length":120}""")]
    public async Task Track_GoodActivity_IsStoredAsSent(string route, string body, string expected)
    {
        using var response = await SendAsync(route, body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.ReadJsonAsync();
        Assert.True((bool)answer["success"]!);
        var stored = (JsonObject)await app.ReadAsync($"/api/analytics/activities/{answer["id"]}");
        Assert.Equal((string?)answer["id"], (string?)stored["id"]);
        stored.Remove("id");
        stored.Remove("received_at");
        if (!body.Contains("timestamp", StringComparison.Ordinal))
        {
            stored.Remove("timestamp");
        }

        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), stored.ToJsonString());
    }

    [Theory]
    [InlineData("track", """{"activity_type":"open"}""", "user_id")]
    [InlineData("track", """{"activity_type":"open","user_id":""}""", "user_id")]
    [InlineData("track", """{"activity_type":"open","user_id":null}""", "user_id")]
    [InlineData("track", """{"activity_type":"open","user_id":["a"]}""", "user_id")]
    [InlineData("track", """{"activity_type":"open","user_id":"a\u0000b"}""", "user_id")]
    [InlineData("track", """{"user_id":"a"}""", "activity_type")]
    [InlineData("track", """{"user_id":"a","activity_type":7}""", "activity_type")]
    [InlineData("track", """{"user_id":"a","activity_type":"x","activity_data":[]}""", "activity_data")]
    [InlineData("track", """{"user_id":"a","activity_type":"x","activity_data":"text"}""", "activity_data")]
    [InlineData("track", """{"user_id":"a","activity_type":"x","activity_data":{"b":1,"b":2}}""", "activity_data.b")]
    [InlineData("track", """{"user_id":"a","activity_type":"x","ip_address":"300.1.1.1"}""", "ip_address")]
    [InlineData("track", """{"user_id":"a","activity_type":"x","timestamp":"yesterday"}""", "timestamp")]
    [InlineData("track", """{"user_id":"a","activity_type":"x","timestamp":"2999-01-01T00:00:00Z"}""", "timestamp")]
    [InlineData("feature-usage", """{"user_id":"a","activity_type":"x"}""", "feature_name")]
    [InlineData("feature-usage", """{"user_id":"a","feature_name":"x","session_duration":-1}""", "session_duration")]
    [InlineData("feature-usage", """{"user_id":"a","feature_name":"x","session_duration":1e9}""", "session_duration")]
    [InlineData("feature-usage", """{"user_id":"a","feature_name":"x","session_duration":"5"}""", "session_duration")]
    [InlineData("ai-interaction", """{"user_id":"a","feature_name":"x"}""", "interaction_type")]
    [InlineData("ai-interaction", """{"user_id":"a","interaction_type":"x","satisfaction_score":0.99}""", "satisfaction_score")]
    [InlineData("ai-interaction", """{"user_id":"a","interaction_type":"x","satisfaction_score":6}""", "satisfaction_score")]
    [InlineData("ai-interaction", """{"user_id":"a","interaction_type":"x","prompt":{}}""", "prompt")]
    [InlineData("ai-interaction", """{"user_id":"a","interaction_type":"x","prompt_length":1.5}""", "prompt_length")]
    [InlineData("ai-interaction", """{"user_id":"a","interaction_type":"x","response_length":-1}""", "response_length")]
    [InlineData("ai-interaction", """{"user_id":"a","interaction_type":"x","response_time":true}""", "response_time")]
    public async Task Track_FaultyMember_Answers400NamingIt(string route, string body, string field)
    {
        using var response = await SendAsync(route, body);

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }

    [Theory]
    [InlineData("track", "activity_type", 256)]
    [InlineData("track-feature", "feature_name", 128)]
    [InlineData("ai-interaction", "interaction_type", 256)]
    public async Task Track_Name_IsTakenUpToItsLength(string route, string member, int length)
    {
        string Body(int characters) => $$"""{"user_id":"a","{{member}}":"{{new string('x', characters)}}"}""";

        using var longest = await SendAsync(route, Body(length));
        using var longer = await SendAsync(route, Body(length + 1));

        Assert.Equal(HttpStatusCode.OK, longest.StatusCode);
        await longer.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", member);
    }

    [Fact]
    public async Task Track_PromptsToBeKept_AreReadBackWhereOneActivityIsRead()
    {
        using var keeping = new HelmApp(("HELM_STORE_PROMPTS", "true"));
        using var client = keeping.WithKey();
        using var body = new StringContent("""{"user_id":"ann","interaction_type":"chat","prompt":"Why?"}""", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/analytics/ai-interaction", body);
        var id = (await response.ReadJsonAsync())["id"];

        Assert.Equal("Why?", (string?)(await keeping.ReadAsync($"/api/analytics/activities/{id}"))["prompt"]);
        Assert.Null((await keeping.ReadAsync("/api/analytics/activities"))["activities"]![0]!["prompt"]);
    }

    [Theory]
    [InlineData("track-activity", "activity_type", "application/json", false)]
    [InlineData("track", "activity_type", Lines, true)]
    [InlineData("track-feature", "feature_name", Lines, false)]
    [InlineData("feature-usage", "feature_name", "application/json", true)]
    [InlineData("ai-interaction", "interaction_type", "application/jsonl", true)]
    public async Task TrackBatch_SomeAreFaulty_RejectsTheseAloneByIndexAndField(string route, string name, string contentType, bool packed)
    {
        var type = $"batch-{route}-{contentType}";
        string[] items = [$$"""{"user_id":"a","{{name}}":"{{type}}"}""", $$"""{"{{name}}":"{{type}}"}""", "42", $$"""{"user_id":"b","{{name}}":"{{type}}"}"""];
        var body = contentType == "application/json" ? $"[{string.Join(',', items)}]" : string.Join('\n', items);

        using var response = await SendAsync($"{route}/batch", body, contentType, packed);

        var answer = await response.ReadJsonAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((2, 2), ((int)answer["accepted"]!, (int)answer["rejected"]!));
        Assert.Equal(["1 user_id", "2 "], answer["errors"]!.AsArray().Select(error => $"{error!["index"]} {error["field"]}"));
        var stored = (await app.ReadAsync($"/api/analytics/activities?name={Uri.EscapeDataString(type)}"))["activities"]!.AsArray();
        Assert.Equal(["a", "b"], stored.Select(static activity => (string)activity!["user_id"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TrackBatch_ManyActivities_AreStoredInChunks()
    {
        var body = string.Concat(Enumerable.Range(0, 2_500).Select(static i => $$"""{"user_id":"u{{i}}","feature_name":"many"}""" + "\n"));

        using var response = await SendAsync("track-feature/batch", body, Lines);

        Assert.Equal("""{"accepted":2500,"rejected":0,"errors":[]}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task TrackBatch_ArrayBreaks_Answers400WithTheCountsOfWhatWasStored()
    {
        using var response = await SendAsync("track/batch", """[{"user_id":"a","activity_type":"breaks"},{"user_id": """);

        var problem = await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        Assert.Equal((1, 0, 1), ((int)problem["accepted"]!, (int)problem["rejected"]!, (int)problem["resume_at"]!));
    }

    [Theory]
    [InlineData("track", "text/plain")]
    [InlineData("track/batch", "text/plain")]
    [InlineData("track/batch", "application/cloudevents-batch+json")]
    public async Task Track_OtherContentType_Answers415(string route, string contentType)
    {
        using var response = await SendAsync(route, "[]", contentType);

        await response.ExpectProblemAsync(HttpStatusCode.UnsupportedMediaType, "VALIDATION_ERROR");
    }

    [Theory]
    [InlineData("kind=question", "kind")]
    [InlineData("kind=2", "kind")]
    [InlineData("name=a&name=b", "name")]
    [InlineData("user=a", "user")]
    [InlineData("limit=501", "limit")]
    public async Task List_FaultyParameter_Answers400NamingIt(string query, string field)
    {
        using var response = await app.GetAsync($"/api/analytics/activities?{query}");

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }

    [Fact]
    public async Task Track_Activity_IsAuditedOnce()
    {
        using var own = new HelmApp();
        using var client = own.WithKey();
        using var body = new StringContent("""{"user_id":"ann","activity_type":"open"}""", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/analytics/track-activity", body);
        var id = (string?)(await response.ReadJsonAsync())["id"];

        var entry = Assert.Single((await own.ReadAsync("/api/audit?route=TrackActivity"))["entries"]!.AsArray())!;

        Assert.Equal((id, 200), ((string?)entry["target"], (int)entry["outcome"]!));
    }

    private async Task<HttpResponseMessage> SendAsync(string route, string body, string contentType = "application/json", bool packed = false)
    {
        using var client = app.WithKey();
        using var content = new ByteArrayContent(packed ? Pack(body) : Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (packed)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return await client.PostAsync($"/api/analytics/{route}", content);
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
