using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace HelmAI.ServiceDefaults.Signals;

/// <summary>Logs when Redis is lost and found, once each.</summary>
/// <param name="redis">The connection.</param>
/// <param name="logger">Receives it.</param>
internal sealed class RedisConnectionLog(IConnectionMultiplexer redis, ILogger<RedisConnectionLog> logger) : IHostedService
{
    // The connection has two sockets, each of which reports its own loss.
    private int _connected = 1;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        redis.ConnectionFailed += OnChange;
        redis.ConnectionRestored += OnChange;
        Report();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        redis.ConnectionFailed -= OnChange;
        redis.ConnectionRestored -= OnChange;
        return Task.CompletedTask;
    }

    private void OnChange(object? sender, ConnectionFailedEventArgs change) => Report();

    private void Report()
    {
        var connected = redis.IsConnected ? 1 : 0;
        if (Interlocked.Exchange(ref _connected, connected) == connected)
        {
            return;
        }

        if (connected == 1)
        {
            Log.Connected(logger);
        }
        else
        {
            Log.Disconnected(logger);
        }
    }
}
