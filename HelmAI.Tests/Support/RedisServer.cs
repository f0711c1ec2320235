using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace HelmAI.Tests.Support;

/// <summary>A private Redis (or Valkey) on a free port of the loopback interface, which forgets when it is killed whatever came after the last <c>SAVE</c>.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    public int Port { get; } = LoopbackPort.FindFree();

    public string Address => $"127.0.0.1:{Port}";

    public string Url => $"redis://{Address}";

    public static async Task<RedisServer> StartNewAsync()
    {
        var server = new RedisServer();
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            InstalledServers.Find("redis-server") ?? InstalledServers.Find("valkey-server")!,
            ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", string.Empty, "--appendonly", "no", "--dir", _folder.Path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        _process.BeginOutputReadLine();
        await Eventually.TrueAsync(AnswersAsync);
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _folder.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync($"{Address},connectTimeout=500,connectRetry=0");
            return true;
        }
        catch (RedisConnectionException)
        {
            return false;
        }
    }
}
