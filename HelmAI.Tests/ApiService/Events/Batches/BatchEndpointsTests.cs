using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Events.Batches;

public sealed class BatchEndpointsTests : IDisposable
{
    private const string Lines = "application/x-ndjson";

    private readonly HelmApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("application/json", """[{"event_type":"login"},{"event_type":"logout"}]""")]
    [InlineData("application/json; charset=utf-8", """[{"event_type":"login"},{"event_type":"logout"}]""")]
    [InlineData("application/x-ndjson", "{\"event_type\":\"login\"}\n{\"event_type\":\"logout\"}\n")]
    [InlineData("application/jsonl", "{\"event_type\":\"login\"}\r\n\r\n{\"event_type\":\"logout\"}")]
    public async Task Submit_GoodBatch_StoresAndAnalysesEveryEvent(string contentType, string body)
    {
        foreach (var packed in (bool[])[false, true])
        {
            var answer = await SendAndReadAsync(body, contentType, packed: packed);

            Assert.Equal("""{"accepted":2,"duplicates":0,"rejected":0,"errors":[]}""", answer.ToJsonString());
        }

        Assert.Equal(4, await CountAsync());
        await Eventually.TrueAsync(async () => (int)(await _app.ReadAsync("/api/events/count?status=processed"))["count"]! == 4);
    }

    [Theory]
    [InlineData("application/json", "[]")]
    [InlineData(Lines, "")]
    [InlineData(Lines, "\n\n")]
    public async Task Submit_NoEvents_AnswersZeros(string contentType, string body) =>
        Assert.Equal("""{"accepted":0,"duplicates":0,"rejected":0,"errors":[]}""", (await SendAndReadAsync(body, contentType)).ToJsonString());

    [Fact]
    public async Task Submit_SomeEventsAreFaulty_RejectsTheseAloneByIndexAndField()
    {
        var tooLarge = $$"""{"a":"{{new string('x', 1_048_576)}}"}""";

        var answer = await SendAndReadAsync("""[{"a":1},{"severity":"High"},42,""" + tooLarge + """,{"process":{"a":1,"a":2}},{"b":2}]""", "application/json", "?ids=true");

        Assert.Equal((2, 0, 4), Counts(answer));
        Assert.Equal(["1 severity", "2 ", "3 ", "4 process.a"], answer["errors"]!.AsArray().Select(error => $"{error!["index"]} {error["field"]}"));
        Assert.All(answer["errors"]!.AsArray(), error => Assert.Equal("VALIDATION_ERROR", (string?)error!["error_code"]));
        var ids = answer["ids"]!.AsArray();
        Assert.Equal([true, false, false, false, false, true], ids.Select(id => id is not null));
        Assert.Equal("{\"b\":2}", (await _app.ReadAsync($"/api/events/{ids[5]}"))["event"]!.ToJsonString());
    }

    [Fact]
    public async Task Submit_LinesWithMalformedOnes_GoesOnWithTheNext()
    {
        var answer = await SendAndReadAsync("{\"a\":1}\n{\"a\":\n\"x}\n{\"a\":2}\n", Lines);

        Assert.Equal((2, 0, 2), Counts(answer));
        Assert.Equal([1, 2], answer["errors"]!.AsArray().Select(error => (int)error!["index"]!));
    }

    [Theory]
    [InlineData("""[{"a":1},{"severity":"x"},{"b":},{"c":3}]""")]
    [InlineData("""[{"a":1},{"severity":"x"},{"b":"y}""")]
    [InlineData("""[{"a":1},{"severity":"x"} {"c":3}]""")]
    [InlineData("""[{"a":1},{"severity":"x"}""")]
    [InlineData("""[{"a":1},{"severity":"x"},tru]""")]
    public async Task Submit_ArrayBreaks_Answers400WithTheCountsOfWhatWasStored(string body)
    {
        using var response = await SendAsync(body, "application/json", "?ids=true");

        var problem = await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        Assert.Equal((1, 0, 1), Counts(problem));
        Assert.Equal(2, (int)problem["resume_at"]!);
        Assert.Equal("severity", (string?)Assert.Single(problem["errors"]!.AsArray())!["field"]);
        Assert.Equal("{\"a\":1}", (await _app.ReadAsync($"/api/events/{problem["ids"]![0]}"))["event"]!.ToJsonString());
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Submit_TruncatedGzip_Answers400WithTheCountsOfWhatWasStored()
    {
        var body = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"{{\"n\":{i},\"hash\":\"{Convert.ToHexString(Some.Hash($"{i}"))}\"}}\n"));
        using var response = await SendAsync(Pack(body)[..100_000], Lines, "", gzip: true);

        var problem = await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        var accepted = (int)problem["accepted"]!;
        Assert.InRange(accepted, 1, 4_999);
        Assert.Equal(accepted, await CountAsync());
    }

    [Theory]
    [InlineData("not gzip at all")]
    [InlineData("")]
    public async Task Submit_NotGzip_Answers400(string body)
    {
        using var response = await SendAsync(Encoding.UTF8.GetBytes(body), "application/json", "", gzip: true);

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Submit_GzipBomb_IsRefusedOnceItExpandsBeyondMeasure()
    {
        using var response = await SendAsync(Pack("{\"a\":1}\n" + new string(' ', 100_000_000)), Lines, "", gzip: true);

        var problem = await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        Assert.Contains("expands", (string?)problem["message"], StringComparison.Ordinal);
        Assert.Equal(1, (int)problem["accepted"]!);
    }

    [Fact]
    public async Task Submit_SenderGoesAway_WhatWasStoredStays()
    {
        using var client = _app.WithKey();
        using var measured = new Measurements(_app.Services);
        using (var connection = new TcpClient())
        {
            await connection.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port);
            var lines = string.Concat(Enumerable.Repeat("{\"a\":1}\n", 1_500));
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/events/batch HTTP/1.1\r\nHost: helm\r\nX-API-Key: {HelmApp.Key}\r\nContent-Type: {Lines}\r\nContent-Length: 1000000\r\n\r\n{lines}{{\"a\":"));
            await Eventually.TrueAsync(async () => await CountAsync() >= 1_000);
        }

        await Eventually.TrueAsync(() => measured.Sum("http.requests", ("endpoint", "/api/events/batch"), ("method", "POST"), ("status", 400)) == 1);
        Assert.InRange(await CountAsync(), 1_000, 1_500);
    }

    [Fact]
    public async Task Submit_ThousandsOfEvents_AreCountedOverAllChunks()
    {
        var body = string.Concat(Enumerable.Range(0, 12_345).Select(i => i % 10 == 3 ? "{\"severity\":1}\n" : $"{{\"n\":{i}}}\n"));

        var answer = await SendAndReadAsync(body, Lines, "?ids=true");

        Assert.Equal((11_110, 0, 1_235), Counts(answer));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (i * 10) + 3), answer["errors"]!.AsArray().Select(error => (int)error!["index"]!));
        Assert.Equal(10_000, answer["ids"]!.AsArray().Count);
        Assert.Equal("{\"n\":9999}", (await _app.ReadAsync($"/api/events/{answer["ids"]![9_999]}"))["event"]!.ToJsonString());
        Assert.Equal(11_110, await CountAsync());
    }

    [Fact]
    public async Task Submit_SameEventsTwice_AreDuplicatesWithTheFirstOnesIds()
    {
        const string Body = """[{"event_id":1},{"event_id":2},{"event_id":1}]""";

        var first = await SendAndReadAsync(Body, "application/json", "?ids=true");
        var second = await SendAndReadAsync(Body, "application/json", "?ids=true");

        Assert.Equal((2, 1, 0), Counts(first));
        Assert.Equal((0, 3, 0), Counts(second));
        Assert.Equal(first["ids"]!.ToJsonString(), second["ids"]!.ToJsonString());
        Assert.Equal((string?)first["ids"]![0], (string?)first["ids"]![2]);
    }

    [Fact]
    public async Task Submit_SameIdempotencyKey_RepeatsPlaceByPlace()
    {
        var first = await SendAndReadAsync("""[{"a":1},{"a":1}]""", "application/json", key: "k-1");
        var second = await SendAndReadAsync("""[{"a":1},{"a":2},{"a":3}]""", "application/json", key: "k-1");

        Assert.Equal((2, 0, 0), Counts(first));
        Assert.Equal((1, 1, 1), Counts(second));
        Assert.Equal((1, "CONFLICT"), ((int)second["errors"]![0]!["index"]!, (string?)second["errors"]![0]!["error_code"]));
    }

    [Fact]
    public async Task Submit_LimitIsUsedUp_StopsReadingAndAnswers429WithTheCounts()
    {
        using var limited = new HelmApp(
            ("RATE_LIMIT_ENABLED", "true"), ("RateLimiting:Policies:0:Group", "ingestion"), ("RateLimiting:Policies:0:Algorithm", "sliding_window"),
            ("RateLimiting:Policies:0:Limit", "1500"), ("RateLimiting:Policies:0:WindowSeconds", "3600"));
        using var client = limited.WithKey();
        using var content = new StringContent(string.Concat(Enumerable.Repeat("{\"a\":1}\n", 4_000)), Encoding.UTF8, Lines);

        using var response = await client.PostAsync("/api/events/batch", content);

        var problem = await response.ExpectProblemAsync(HttpStatusCode.TooManyRequests, "RATE_LIMIT_EXCEEDED");
        Assert.Equal((1_000, 0, 0), Counts(problem));
        Assert.Equal(1_000, (int)problem["resume_at"]!);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(1_000, (int)(await limited.ReadAsync("/api/events/count"))["count"]!);
    }

    [Theory]
    [InlineData("text/plain", "", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=utf-16", "", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "?ids=maybe", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "?id=true", HttpStatusCode.BadRequest)]
    public async Task Submit_HeadIsFaulty_IsRefused(string contentType, string query, HttpStatusCode expected)
    {
        using var response = await SendAsync("[]", contentType, query);

        await response.ExpectProblemAsync(expected, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Submit_UnknownEncoding_Answers415()
    {
        using var client = _app.WithKey();
        using var content = new StringContent("[]", Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add("br");

        using var response = await client.PostAsync("/api/events/batch", content);

        await response.ExpectProblemAsync(HttpStatusCode.UnsupportedMediaType, "VALIDATION_ERROR");
    }

    private static (int Accepted, int Duplicates, int Rejected) Counts(JsonNode answer) =>
        ((int)answer["accepted"]!, (int)answer["duplicates"]!, (int)answer["rejected"]!);

    private static byte[] Pack(string body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.UTF8.GetBytes(body));
        }

        return packed.ToArray();
    }

    private async Task<int> CountAsync() => (int)(await _app.ReadAsync("/api/events/count"))["count"]!;

    private async Task<JsonNode> SendAndReadAsync(string body, string contentType, string query = "", bool packed = false, string? key = null)
    {
        using var response = packed
            ? await SendAsync(Pack(body), contentType, query, gzip: true)
            : await SendAsync(body, contentType, query, key);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadJsonAsync();
    }

    private Task<HttpResponseMessage> SendAsync(string body, string contentType, string query, string? key = null) =>
        SendAsync(Encoding.UTF8.GetBytes(body), contentType, query, key: key);

    private async Task<HttpResponseMessage> SendAsync(byte[] body, string contentType, string query, bool gzip = false, string? key = null)
    {
        using var client = _app.WithKey();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (gzip)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        if (key is not null)
        {
            client.DefaultRequestHeaders.Add("Idempotency-Key", key);
        }

        return await client.PostAsync($"/api/events/batch{query}", content);
    }
}
