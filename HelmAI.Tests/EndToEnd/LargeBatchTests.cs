using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd;

/// <summary>Bodies far larger than the memory that they may take.</summary>
public sealed class LargeBatchTests : IDisposable
{
    private const int Mebibyte = 1024 * 1024;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("application/x-ndjson", "", "\n", "")]
    [InlineData("application/json", "[", ",", "]")]
    public async Task Post_HundredsOfMebibytes_GrowTheProcessByTensAtMost(string contentType, string before, string between, string after)
    {
        using var api = ApiProcess.Start(_folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("API_KEY", ApiProcess.Key), ("HELM_ANALYTICS", "external"));
        using var client = await api.ConnectAsync();
        var piece = new string('x', 64 * 1024);
        await PostAsync(client, contentType, Body(before, between, after, piece, events: 200, hugeMebibytes: 2), expected: 200);
        var (least, most) = (api.ResidentBytes, 0L);

        var posting = PostAsync(client, contentType, Body(before, between, after, piece, events: 400, hugeMebibytes: 200), expected: 400);
        while (!posting.IsCompleted)
        {
            most = Math.Max(most, api.ResidentBytes);
            await Task.WhenAny(posting, Task.Delay(TimeSpan.FromMilliseconds(10)));
        }

        await posting;
        Assert.InRange(most, 1, least + (96L * Mebibyte));
    }

    // Events of 64 KiB each, and among them one of some hundred MiB, which is rejected.
    private static IEnumerable<string> Body(string before, string between, string after, string piece, int events, int hugeMebibytes)
    {
        yield return before;
        for (var i = 0; i < events; i++)
        {
            yield return $"{{\"n\":{i},\"text\":\"{piece[..60_000]}\"}}{between}";
            for (var part = 0; i == events / 2 && part < hugeMebibytes * 16; part++)
            {
                yield return part == 0 ? "{\"huge\":\"" + piece : piece;
            }

            yield return i == events / 2 ? "\"}" + between : string.Empty;
        }

        yield return "{}" + after;
    }

    private static async Task PostAsync(HttpClient client, string contentType, IEnumerable<string> body, int expected)
    {
        using var content = new StreamedContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var response = await client.PostAsync("/api/events/batch", content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.ReadJsonAsync();
        Assert.Equal((expected + 1, 1), ((int)answer["accepted"]!, (int)answer["rejected"]!));
    }

    /// <summary>Sends text piece by piece, so that the sender holds no more of it than the server.</summary>
    private sealed class StreamedContent(IEnumerable<string> pieces) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var piece in pieces)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(piece));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
