using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Streaming;

public sealed class SlowReaderTests
{
    // Some 5 KB each: together more than the small receive buffer, the server and the bound of 100 messages hold.
    private const int Events = 400;
    private static readonly string Long = new('€', 500);

    [Fact]
    public async Task Stream_ReaderThatDoesNotRead_IsCutOffWithALastMessageAndHoldsUpNobody()
    {
        await using var app = new HelmApp(("HELM_STREAM_BUFFER", "100"));
        using var client = app.WithKey();
        using var measured = new Measurements(app.Services);
        await using var quick = await LiveStream.OpenAsync(client, "types=event&event_type=marker");
        using var slow = new TcpClient { ReceiveBufferSize = 4_096 };
        await slow.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port);
        var connection = slow.GetStream();
        await connection.WriteAsync(Encoding.ASCII.GetBytes($"GET /api/stream?types=event HTTP/1.1\r\nHost: helm\r\nX-API-Key: {HelmApp.Key}\r\n\r\n"));
        await Eventually.TrueAsync(() => measured.Sum("helm.stream.clients") == 2);

        var large = $$"""{"event_type":"large","user_id":"{{Long}}","session_id":"{{Long}}","source":"{{Long[..250]}}","event_id":"{{Long}}","n":""";
        using var content = new StringContent(string.Join('\n', Enumerable.Range(0, Events).Select(i => $"{large}{i}}}")), Encoding.UTF8, "application/x-ndjson");
        using var posted = await client.PostAsync("/api/events/batch", content);
        Assert.Equal(Events, (int)(await posted.ReadJsonAsync())["accepted"]!);
        await Eventually.TrueAsync(() => measured.Sum("helm.stream.cut_off") == 1);
        var reason = ReadReasonAsync(connection);

        var marker = await app.AssessAsync("""{"event_type":"marker"}""");
        Assert.Equal((string?)marker["id"], (string?)(await quick.NextAsync("event"))["id"]);
        Assert.Equal("slow_reader", await reason);
        await Eventually.TrueAsync(() => measured.Sum("helm.stream.clients") == 1);
    }

    private static async Task<string?> ReadReasonAsync(NetworkStream connection)
    {
        using var reader = new StreamReader(connection);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(25));
        string? line;
        do
        {
            line = await reader.ReadLineAsync(deadline.Token);
            Assert.True(line is not null, "The connection ended without a last message.");
        }
        while (line != "event: end");

        var data = await reader.ReadLineAsync(deadline.Token);
        return (string?)JsonNode.Parse(data!["data: ".Length..])!["reason"];
    }
}
