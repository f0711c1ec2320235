using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Events;

public sealed class HostileRequestTests(HelmApp app) : IClassFixture<HelmApp>
{
    [Theory]
    [InlineData("/api/events", "")]
    [InlineData("/api/events", "[]")]
    [InlineData("/api/events", "\"text\"")]
    [InlineData("/api/events", "{\"a\":")]
    [InlineData("/api/events", "<xml/>")]
    [InlineData("/api/events", "\0\x01\x02")]
    [InlineData("/api/threats/analyze", "")]
    [InlineData("/api/threats/analyze", "[]")]
    [InlineData("/api/threats/analyze", "{\"event_id\":")]
    [InlineData("/api/analytics/track-activity", "")]
    [InlineData("/api/analytics/track-feature", "[]")]
    [InlineData("/api/analytics/ai-interaction", "{\"user_id\":")]
    [InlineData("/api/analytics/track", "{}}")]
    public async Task Post_Garbage_Answers400(string path, string body)
    {
        using var response = await PostAsync(path, Encoding.UTF8.GetBytes(body), "application/json");

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("application/json; charset=\"UTF-8\"", HttpStatusCode.OK)]
    [InlineData("application/vnd.acme.event+json", HttpStatusCode.OK)]
    [InlineData("application/json; charset=utf-16", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/xml", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    public async Task Post_ContentType_MustBeJson(string? contentType, HttpStatusCode expected)
    {
        using var response = await PostAsync("/api/events", "{}"u8.ToArray(), contentType);

        Assert.Equal(expected, response.StatusCode);
        if (expected != HttpStatusCode.OK)
        {
            await response.ExpectProblemAsync(expected, "VALIDATION_ERROR");
        }
    }

    [Fact]
    public async Task Post_CompressedBody_Answers415()
    {
        using var response = await PostAsync("/api/events", "{}"u8.ToArray(), "application/json", content => content.Headers.ContentEncoding.Add("gzip"));

        await response.ExpectProblemAsync(HttpStatusCode.UnsupportedMediaType, "VALIDATION_ERROR");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_BodyOfOneMebibyteAndOneByte_Answers413(bool chunked)
    {
        using var fits = await PostAsync("/api/events", Padded(1_048_576), "application/json", content => Chunk(content, chunked));
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);

        using var tooLarge = await PostAsync("/api/events", Padded(1_048_577), "application/json", content => Chunk(content, chunked));
        await tooLarge.ExpectProblemAsync(HttpStatusCode.RequestEntityTooLarge, "VALIDATION_ERROR");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"event_type\":\"thr")]
    public async Task Post_BodyThatBreaksOff_IsTheSendersFaultAndStoresNothing(string part)
    {
        using var own = new HelmApp();
        using var client = own.WithKey();
        using (var connection = new TcpClient())
        {
            await connection.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/events HTTP/1.1\r\nHost: helm\r\nX-API-Key: {HelmApp.Key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{part}"));
        }

        await Eventually.TrueAsync(async () => (await client.GetStringAsync("/metrics"))
            .Contains("http_requests_total{endpoint=\"/api/events\",method=\"POST\",status=\"4", StringComparison.Ordinal));
        Assert.Equal(0, (int)(await own.ReadAsync("/api/events/count"))["count"]!);
    }

    [Fact]
    public async Task Post_AfterRefusedRequests_TheServerServesOn()
    {
        await Parallel.ForAsync(0, 50, async (i, _) =>
        {
            using var response = await PostAsync("/api/events", Encoding.UTF8.GetBytes(new string('[', i * 100)), "application/json");
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        });

        await app.AssessAsync("{}");
    }

    private static byte[] Padded(int length) => [.. "{}"u8, .. Enumerable.Repeat((byte)' ', length - 2)];

    private static void Chunk(HttpContent content, bool chunked) => content.Headers.ContentLength = chunked ? null : content.Headers.ContentLength;

    private async Task<HttpResponseMessage> PostAsync(string path, byte[] body, string? contentType, Action<HttpContent>? prepare = null)
    {
        using var client = app.WithKey();
        using var content = new StreamContent(new MemoryStream(body));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        prepare?.Invoke(content);
        return await client.PostAsync(path, content);
    }
}
