using System.Collections.Concurrent;
using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Signals;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace HelmAI.Tests.ServiceDefaults.Signals;

/// <summary>Two processes, as far as Redis can tell.</summary>
public sealed class RedisSignalBusTests : IAsyncLifetime
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<SignalMetrics>().BuildServiceProvider();
    private RedisServer _redis = null!;

    public async Task InitializeAsync() => _redis = await RedisServer.StartNewAsync();

    public async Task DisposeAsync()
    {
        await _redis.DisposeAsync();
        await _services.DisposeAsync();
    }

    [RedisFact]
    public async Task Publish_FromOneProcess_ReachesTheOtherAndItselfOnce()
    {
        await using var here = await ConnectAsync();
        await using var there = await ConnectAsync();
        var id = Some.Id();

        here.Bus.Publish(new ResultsStored(Some.Tenant, [id], HaveAlerts: false));

        await Eventually.TrueAsync(() => there.Received.Contains(id));
        await there.EchoAsync(here);
        Assert.Single(here.Received, id);
        Assert.Single(there.Received, id);
    }

    [RedisFact]
    public async Task Publish_WhileRedisIsAway_StaysInTheProcessAndFlowsAgainAfterwards()
    {
        await using var here = await ConnectAsync();
        await using var there = await ConnectAsync();
        await _redis.KillAsync();
        await Eventually.TrueAsync(() => !here.Connection.IsConnected);
        var lost = Some.Id();

        here.Bus.Publish(new ResultsStored(Some.Tenant, [lost], HaveAlerts: false));

        Assert.Contains(lost, here.Received);
        await _redis.StartAsync();

        // Whoever sends again and again gets through as soon as both have come back.
        var ids = new List<Guid>();
        await Eventually.TrueAsync(() =>
        {
            ids.Add(Some.Id());
            here.Bus.Publish(new ResultsStored(Some.Tenant, [ids[^1]], HaveAlerts: false));
            return ids.Exists(id => there.Received.Contains(id));
        });
        Assert.DoesNotContain(lost, there.Received);
    }

    [RedisFact]
    public async Task Connect_WhileRedisIsAway_StartsAndConnectsLater()
    {
        await _redis.KillAsync();
        await using var here = await ConnectAsync();
        await using var there = await ConnectAsync();
        await _redis.StartAsync();

        await Eventually.TrueAsync(() =>
        {
            var id = Some.Id();
            here.Bus.Publish(new ResultsStored(Some.Tenant, [id], HaveAlerts: false));
            return !there.Received.IsEmpty;
        });
    }

    private async Task<Peer> ConnectAsync()
    {
        var connection = await ConnectionMultiplexer.ConnectAsync($"{_redis.Address},abortConnect=false,connectTimeout=500");
        var bus = new RedisSignalBus(connection, _services.GetRequiredService<SignalMetrics>(), NullLogger<RedisSignalBus>.Instance);
        await bus.StartAsync(default);
        return new Peer(connection, bus);
    }

    private sealed class Peer : IAsyncDisposable
    {
        private readonly IDisposable _subscription;

        public Peer(ConnectionMultiplexer connection, RedisSignalBus bus)
        {
            Connection = connection;
            Bus = bus;
            _subscription = bus.Subscribe<ResultsStored>(signal =>
            {
                foreach (var id in signal.EventIds)
                {
                    Received.Enqueue(id);
                }
            });
        }

        public ConnectionMultiplexer Connection { get; }

        public RedisSignalBus Bus { get; }

        public ConcurrentQueue<Guid> Received { get; } = new();

        /// <summary>Sends something to a peer and waits for it, so that whatever Redis carried before has arrived too.</summary>
        public async Task EchoAsync(Peer other)
        {
            var id = Some.Id();
            Bus.Publish(new ResultsStored(Some.Tenant, [id], HaveAlerts: false));
            await Eventually.TrueAsync(() => other.Received.Contains(id));
        }

        public async ValueTask DisposeAsync()
        {
            _subscription.Dispose();
            await Bus.StopAsync(default);
            await Connection.DisposeAsync();
        }
    }
}
