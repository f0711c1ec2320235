using HelmAI.Core.Live;
using HelmAI.ServiceDefaults.Live;
using HelmAI.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HelmAI.Tests.ServiceDefaults.Live;

/// <summary>Two processes, as far as Redis can tell.</summary>
public sealed class RedisLiveMetricsTests : IAsyncLifetime
{
    private RedisServer _redis = null!;

    public async Task InitializeAsync() => _redis = await RedisServer.StartNewAsync();

    public async Task DisposeAsync() => await _redis.DisposeAsync();

    [RedisFact]
    public async Task ReadAsync_TwoProcesses_AddsTheirCountsAndUnitesTheirUsers()
    {
        await using var here = await ConnectAsync();
        await using var there = await ConnectAsync();
        here.Count("ann", "bob");
        there.Count("bob", "eve", "eve");

        await here.ExpectAsync(counted: 5, users: 3);
        await there.ExpectAsync(counted: 5, users: 3);
        Assert.Equal(0, (await here.Live.ReadAsync("other", default)).Counts[LiveMetric.Activities]);
    }

    [RedisFact]
    public async Task ReadAsync_AfterRedisForgotEverything_IsRightAgain()
    {
        await using var here = await ConnectAsync();
        await using var there = await ConnectAsync();
        here.Count("ann", "bob");
        there.Count("bob", "eve");
        await here.ExpectAsync(counted: 4, users: 3);

        await here.Connection.GetDatabase().ExecuteAsync("FLUSHALL");

        await here.ExpectAsync(counted: 4, users: 3);
        here.Count("eve");
        await there.ExpectAsync(counted: 5, users: 3);
    }

    [RedisFact]
    public async Task ReadAsync_WhileRedisIsAway_IsThisProcessesPartAndAfterwardsAllAgain()
    {
        await using var here = await ConnectAsync();
        await using var there = await ConnectAsync();
        here.Count("ann");
        there.Count("bob");
        await here.ExpectAsync(counted: 2, users: 2);

        await _redis.KillAsync();
        here.Count("eve");

        var partial = await here.Live.ReadAsync(Some.Tenant, default);
        Assert.Equal((true, 2, 2), (partial.IsPartial, partial.Counts[LiveMetric.Activities], partial.ActiveUsers));

        await _redis.StartAsync();
        await here.ExpectAsync(counted: 3, users: 3);
        await there.ExpectAsync(counted: 3, users: 3);
    }

    [RedisFact]
    public async Task ReadAsync_AfterRedisCameBackWithAnOlderState_IsRightAgain()
    {
        await using var here = await ConnectAsync();
        here.Count("ann");
        await here.ExpectAsync(counted: 1, users: 1);
        await here.Connection.GetDatabase().ExecuteAsync("SAVE");
        here.Count("bob");
        await here.ExpectAsync(counted: 2, users: 2);

        await _redis.KillAsync();
        await _redis.StartAsync();

        await here.ExpectAsync(counted: 2, users: 2);
    }

    [RedisFact]
    public async Task ReadAsync_AfterAProcessEnded_StillHasItsPart()
    {
        await using var here = await ConnectAsync();
        await using (var there = await ConnectAsync())
        {
            there.Count("bob");
        }

        here.Count("ann");

        await here.ExpectAsync(counted: 2, users: 2);
    }

    [RedisFact]
    public async Task PublishAsync_ForAllKeys_SetsATimeAfterWhichTheyGo()
    {
        await using var here = await ConnectAsync();
        here.Count("ann");
        await here.ExpectAsync(counted: 1, users: 1);

        var keys = here.Connection.GetServer(_redis.Address).Keys(pattern: "helm:live:{*").ToList();

        Assert.Equal(2, keys.Count);
        foreach (var key in keys)
        {
            Assert.NotNull(await here.Connection.GetDatabase().KeyTimeToLiveAsync(key));
        }
    }

    private async Task<Peer> ConnectAsync()
    {
        var connection = await ConnectionMultiplexer.ConnectAsync($"{_redis.Address},abortConnect=false,connectTimeout=500");
        var peer = new Peer(connection);
        await peer.Publisher.StartAsync(default);
        return peer;
    }

    private sealed class Peer(ConnectionMultiplexer connection) : IAsyncDisposable
    {
        private readonly LiveWindow _window = new(TimeProvider.System);
        private LivePublisher? _publisher;
        private RedisLiveMetrics? _live;

        public ConnectionMultiplexer Connection => connection;

        public LivePublisher Publisher => _publisher ??= new(
            connection, _window, Options.Create(new LiveOptions { IntervalMilliseconds = 50 }), TimeProvider.System, NullLogger<LivePublisher>.Instance);

        public RedisLiveMetrics Live => _live ??= new(connection, _window, TimeProvider.System, NullLogger<RedisLiveMetrics>.Instance);

        public void Count(params string[] users) => Live.Record(Some.Tenant, bucket =>
        {
            foreach (var user in users)
            {
                bucket.AddUser(user);
                bucket.Counts.Add(LiveMetric.Activities);
            }
        });

        public async Task ExpectAsync(long counted, long users)
        {
            (bool IsPartial, long Counted, long Users) found = default;
            await Eventually.TrueAsync(
                async () =>
                {
                    var reading = await Live.ReadAsync(Some.Tenant, default);
                    found = (reading.IsPartial, reading.Counts[LiveMetric.Activities], reading.ActiveUsers);
                    return found == (false, counted, users);
                },
                () => $"{found}");
        }

        public async ValueTask DisposeAsync()
        {
            await Publisher.StopAsync(default);
            Publisher.Dispose();
            await connection.DisposeAsync();
        }
    }
}
