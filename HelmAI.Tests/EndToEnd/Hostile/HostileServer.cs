using System.Net.Sockets;
using System.Text;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd.Hostile;

/// <summary>The real program, attacked by all tests of a class.</summary>
public sealed class HostileServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ApiProcess _api = null!;

    public HttpClient Client { get; private set; } = null!;

    public long ResidentBytes => _api.ResidentBytes;

    public async Task InitializeAsync()
    {
        _api = ApiProcess.Start(
            _folder,
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("API_KEY", ApiProcess.Key), ("HELM_EVENT_WAIT_MS", "10000"), ("RATE_LIMIT_ENABLED", "false"));
        Client = await _api.ConnectAsync();
    }

    public Task DisposeAsync()
    {
        Client.Dispose();
        _api.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Sends bytes over a connection of their own, and reads what comes back until the server closes it.</summary>
    public async Task<string> ExchangeAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(Client.BaseAddress!.Host, Client.BaseAddress.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(deadline.Token);
    }

    /// <summary>Expects that the server judges an ordinary event as if nothing had happened.</summary>
    public async Task ExpectServiceAsync()
    {
        using var response = await Client.PostAsync("/api/events", new StringContent("""{"event_type":"heartbeat"}""", Encoding.UTF8, "application/json"));
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
    }
}
