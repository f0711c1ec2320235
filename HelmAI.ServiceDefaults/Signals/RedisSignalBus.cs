using HelmAI.Core.Signals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace HelmAI.ServiceDefaults.Signals;

/// <summary>
/// Carries signals between processes by Redis' publish and subscribe, and within this one directly. A signal that Redis
/// cannot take is counted and lost: whoever waits for it looks for himself after a while.
/// </summary>
/// <param name="redis">The connection, which reconnects and subscribes again by itself.</param>
/// <param name="metrics">Counts what is lost.</param>
/// <param name="logger">Receives what cannot be read.</param>
internal sealed class RedisSignalBus(IConnectionMultiplexer redis, SignalMetrics metrics, ILogger<RedisSignalBus> logger) : ISignalBus, IHostedService
{
    /// <summary>
    /// The channel of all signals: <c>helm:signals</c>. It belongs to no tenant, for signals carry ids of events and keys and
    /// nothing else; what an id stands for is read, with its tenant, from the database.
    /// </summary>
    public static readonly RedisChannel Channel = new("helm:signals", RedisChannel.PatternMode.Literal);

    private readonly LocalSignalBus _local = new();
    private readonly Guid _sender = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    /// <inheritdoc/>
    public void Publish(Signal signal)
    {
        _local.Publish(signal);
        if (!redis.IsConnected)
        {
            metrics.Dropped();
            return;
        }

        try
        {
            redis.GetSubscriber().Publish(Channel, SignalMessage.Write(_sender, signal), CommandFlags.FireAndForget);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            metrics.Dropped();
        }
    }

    /// <inheritdoc/>
    public IDisposable Subscribe<TSignal>(Action<TSignal> handler)
        where TSignal : Signal => _local.Subscribe(handler);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Without waiting for an answer: the subscription stands even where Redis comes up only later.
        redis.GetSubscriber().Subscribe(Channel, (_, message) => Receive(message), CommandFlags.FireAndForget);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        redis.GetSubscriber().Unsubscribe(Channel, flags: CommandFlags.FireAndForget);
        return Task.CompletedTask;
    }

    private void Receive(RedisValue message)
    {
        if (!SignalMessage.TryRead((byte[]?)message, out var sender, out var signal))
        {
            Log.UnreadableSignal(logger, Channel.ToString());
        }
        else if (sender != _sender)
        {
            _local.Publish(signal);
        }
    }
}
