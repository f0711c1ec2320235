using System.Net;
using System.Net.Sockets;
using System.Text;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd;

/// <summary>SIGTERM, whatever the callers do.</summary>
public sealed class ShutdownTests : IDisposable
{
    private static readonly (string Name, string Value)[] NobodyAnalyses =
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"), ("API_KEY", ApiProcess.Key), ("HELM_ANALYTICS", "external"), ("HELM_EVENT_WAIT_MS", "60000"),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Terminate_WhilePostsWait_AnswersThemAndEndsWell()
    {
        using var api = ApiProcess.Start(_folder, NobodyAnalyses);
        using var client = await api.ConnectAsync();
        var posts = Enumerable.Range(0, 4).Select(_ => client.PostAsync("/api/events", new StringContent("{}", Encoding.UTF8, "application/json"))).ToList();
        await Eventually.TrueAsync(async () => (await client.GetStringAsync("/api/events/count")).Contains("\"count\":4", StringComparison.Ordinal));

        api.Terminate();

        foreach (var post in posts)
        {
            using var response = await post;
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }

        Assert.Equal(0, await api.ExitAsync());
        Assert.Equal(string.Empty, api.Errors.Trim());
    }

    [Fact]
    public async Task Terminate_WhileABodyStalls_EndsWellAllTheSame()
    {
        using var api = ApiProcess.Start(_folder, NobodyAnalyses);
        using var client = await api.ConnectAsync();
        using var stalled = new TcpClient();
        await stalled.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port);
        await stalled.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/events HTTP/1.1\r\nHost: helm\r\nX-API-Key: {ApiProcess.Key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"));
        await Eventually.TrueAsync(async () => (await client.GetStringAsync("/metrics")).Contains("http_server_active_requests", StringComparison.Ordinal));

        api.Terminate();

        Assert.Equal(0, await api.ExitAsync());
        Assert.Equal(string.Empty, api.Errors.Trim());
    }
}
