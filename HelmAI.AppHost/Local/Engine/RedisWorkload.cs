using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>Redis or Valkey, listening on loopback alone and writing nothing to disk: it holds only what can be lost.</summary>
/// <param name="server">The server.</param>
/// <param name="program">Its program.</param>
/// <param name="folder">Its private folder.</param>
internal sealed class RedisWorkload(RedisResource server, string program, string folder) : IWorkload
{
    private readonly string _configuration = Path.Combine(folder, "redis.conf");

    public IResource Resource => server;

    public IEnumerable<IResource> Parts => [];

    public IEnumerable<IResource> WaitsFor => [];

    public int Replicas => 1;

    public string Reach => $"REDISCLI_AUTH=\"{server.Password.ShellText}\" redis-cli -p {server.Port}";

    /// <summary>Writes the configuration, which is a file because every user of the machine can read a command line.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When it is written.</returns>
    public Task PrepareAsync(CancellationToken cancellationToken)
    {
        DataFolder.WriteSecret(
            _configuration,
            $"""
            bind 127.0.0.1
            port {server.Port}
            requirepass {server.Password.Value}
            dir "{folder}"
            save ""
            appendonly no
            daemonize no

            """);
        return ServerAccount.TakeOverAsync(folder, cancellationToken);
    }

    public ProcessCommand CommandFor(int replica) =>
        new(program, [_configuration]) { User = ServerAccount.Name, WorkingDirectory = folder };

    public string AddressOf(int replica) => $"127.0.0.1:{server.Port}";

    /// <summary>Healthy means: PING is answered with PONG (RESP inline commands, redis.io/docs/latest/develop/reference/protocol-spec).</summary>
    /// <param name="replica">The only one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When it has answered.</returns>
    public async Task ProbeAsync(int replica, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"AUTH {server.Password.Value}\r\nPING\r\n"), cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        foreach (var expected in new[] { "+OK", "+PONG" })
        {
            if (await reader.ReadLineAsync(cancellationToken) is var answer && answer != expected)
            {
                throw new InvalidDataException($"Redis answered: {answer}");
            }
        }
    }
}
