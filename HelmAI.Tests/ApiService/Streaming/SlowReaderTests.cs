using System.Net.Sockets;
using System.Text;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Streaming;

public sealed class SlowReaderTests
{
    private const int Events = 600;

    [Fact]
    public async Task Stream_ReaderThatDoesNotRead_IsCutOffWithALastMessageAndHoldsUpNobody()
    {
        await using var app = new HelmApp(("HELM_STREAM_BUFFER", "1000"));
        using var client = app.WithKey();
        using var measured = new Measurements(app.Services);
        await using var quick = await LiveStream.OpenAsync(client, "types=alert");
        using var slow = new TcpClient { ReceiveBufferSize = 4_096 };
        await slow.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port);
        var connection = slow.GetStream();
        await connection.WriteAsync(Encoding.ASCII.GetBytes($"GET /api/stream?types=event HTTP/1.1\r\nHost: helm\r\nX-API-Key: {HelmApp.Key}\r\n\r\n"));
        await Eventually.TrueAsync(() => measured.Sum("helm.stream.clients") == 2, () => $"{measured.Sum("helm.stream.clients")}");

        // Some 2 KB each: together with what waits, more than sockets hold.
        var batch = "[" + string.Join(',', Enumerable.Range(0, Events).Select(i =>
            $$"""{"event_type":"threat","severity":"high","type":"malware","user_id":"{{i}}-{{new string('x', 400)}}","source":"{{new string('y', 400)}}"}""")) + "]";
        await Eventually.TrueAsync(async () =>
        {
            using var content = new StringContent(batch, Encoding.UTF8, "application/json");
            using var posted = await client.PostAsync("/api/events/batch", content);
            Assert.True(posted.IsSuccessStatusCode);
            return measured.Sum("helm.stream.cut_off") == 1;
        });

        // Whoever reads has got everything.
        for (var i = 0; i < Events; i++)
        {
            await quick.NextAsync("alert");
        }

        using var reader = new StreamReader(connection);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var last = new StringBuilder();
        while (await reader.ReadLineAsync(deadline.Token) is { } line)
        {
            last.AppendLine(line);
            if (line.Length == 0 && last.ToString().Contains("\"slow_reader\"", StringComparison.Ordinal))
            {
                Assert.Contains("event: end", last.ToString(), StringComparison.Ordinal);
                return;
            }
        }

        Assert.Fail("The stream ended without its last message.");
    }
}
