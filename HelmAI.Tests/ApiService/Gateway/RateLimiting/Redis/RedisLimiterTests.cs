using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.Gateway.RateLimiting.Local;
using HelmAI.ApiService.Gateway.RateLimiting.Redis;
using HelmAI.Tests.Support;
using StackExchange.Redis;

namespace HelmAI.Tests.ApiService.Gateway.RateLimiting.Redis;

/// <summary>
/// Two connections stand for two processes. Time is Redis' own: arrivals are spread by really waiting, and decisions are judged by the
/// times that the script itself read.
/// </summary>
public sealed class RedisLimiterTests : LimiterContract, IAsyncLifetime
{
    private readonly RedisServer _redis = new();
    private readonly List<ConnectionMultiplexer> _connections = [];

    protected override int WindowMicroseconds => 40_000;

    protected override int Schedules => 8;

    public async Task InitializeAsync()
    {
        // A fixture is made even where its tests are left out.
        if (RedisTheoryAttribute.Missing is not null)
        {
            return;
        }

        await _redis.StartAsync();
        for (var i = 0; i < 2; i++)
        {
            _connections.Add(await ConnectionMultiplexer.ConnectAsync(_redis.Address));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }

        await _redis.DisposeAsync();
    }

    [RedisTheory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal Task Decide_RandomArrivalsAndCosts_EveryDecisionIsTheRightOne(LimitAlgorithm algorithm) => DecideAsRightAsync(algorithm);

    [RedisTheory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal Task Decide_AfterTheWaitOfARefusal_IsAdmitted(LimitAlgorithm algorithm) => AdmitAfterExactlyTheWaitAsync(algorithm);

    [RedisTheory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal Task Decide_FiftyCallersAtOnce_AdmitsExactlyTheLimit(LimitAlgorithm algorithm) => AdmitExactlyTheLimitAsync(algorithm);

    [RedisTheory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal Task Decide_CostThatCanNeverFit_Throws(LimitAlgorithm algorithm) => RefuseCostsThatNeverFitAsync(algorithm);

    [RedisTheory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal Task Decide_OtherTenantPolicyOrSubject_IsCountedApart(LimitAlgorithm algorithm) => CountKeysApartAsync(algorithm);

    [RedisTheory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal Task Decide_AfterTheLimitWasLowered_HoldsToTheLowerOne(LimitAlgorithm algorithm) => HoldToALoweredLimitAsync(algorithm);

    [RedisTheory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal async Task Decide_ManyCallersOfTwoProcessesForManyWindows_EveryDecisionIsTheRightOne(LimitAlgorithm algorithm)
    {
        var limit = new Limit(algorithm, 50, TimeSpan.FromMilliseconds(100));
        var key = new LimitKey("default", "test", "shared");
        var decisions = await Task.WhenAll(Enumerable.Range(0, 20).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            var made = new List<(long, LimitDecision)>();
            for (var i = 0; i < 60; i++)
            {
                var cost = random.Next(1, 4);
                made.Add((cost, await Limiter(caller).DecideAsync(limit, key, cost, default)));
                await Task.Delay(random.Next(0, 10));
            }

            return made;
        })));

        Reference.Check(limit, decisions.SelectMany(static made => made));
    }

    [RedisTheory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal async Task Decide_SameTimes_TheTwinInTheProcessDecidesTheSame(LimitAlgorithm algorithm)
    {
        var limit = new Limit(algorithm, 7, TimeSpan.FromMilliseconds(20));
        var key = new LimitKey("default", "test", "twin");
        var time = new ManualTime();
        var twin = new LocalLimiter(time);
        var random = new Random(7);
        DateTimeOffset? last = null;
        for (var i = 0; i < 200; i++)
        {
            var cost = random.Next(1, 4);
            var decision = await Limiter(i).DecideAsync(limit, key, cost, default);
            time.Advance(decision.DecidedAt - (last ?? decision.DecidedAt));
            last = decision.DecidedAt;

            Assert.Equal(decision, twin.Decide(limit, key, cost) with { DecidedAt = decision.DecidedAt });
        }
    }

    [RedisTheory]
    [InlineData(LimitAlgorithm.SlidingWindow, "helm:{acme}:limit:window:test:caller", 121)]
    [InlineData(LimitAlgorithm.TokenBucket, "helm:{acme}:limit:bucket:test:caller", 60)]
    internal async Task Decide_Admitted_LeavesOneKeyThatExpires(LimitAlgorithm algorithm, string name, int seconds)
    {
        var limit = new Limit(algorithm, 2, TimeSpan.FromSeconds(60));
        await Limiter(0).DecideAsync(limit, new("acme", "test", "caller"), cost: 2, default);

        var database = _connections[0].GetDatabase();
        Assert.Equal(1, (long)await database.ExecuteAsync("DBSIZE"));
        Assert.InRange((await database.KeyTimeToLiveAsync(name))!.Value, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(seconds));
    }

    [RedisFact]
    public async Task Decide_LargeCosts_TakeOneMemberEach()
    {
        var limit = new Limit(LimitAlgorithm.SlidingWindow, 100_000, TimeSpan.FromSeconds(60));
        var key = new LimitKey("acme", "test", "caller");
        for (var i = 0; i < 4; i++)
        {
            await Limiter(i).DecideAsync(limit, key, cost: 25_000, default);
        }

        Assert.Equal(4, await _connections[0].GetDatabase().SortedSetLengthAsync(key.InRedis(LimitAlgorithm.SlidingWindow)));
        Assert.False((await Limiter(0).DecideAsync(limit, key, cost: 1, default)).IsAdmitted);
    }

    [RedisTheory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal async Task Decide_RedisForgotTheScript_SendsItAgain(LimitAlgorithm algorithm)
    {
        var limit = new Limit(algorithm, 2, TimeSpan.FromSeconds(60));
        var key = new LimitKey("acme", "test", "caller");
        Assert.True((await Limiter(0).DecideAsync(limit, key, cost: 1, default)).IsAdmitted);
        await _connections[0].GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");

        Assert.True((await Limiter(0).DecideAsync(limit, key, cost: 1, default)).IsAdmitted);
        Assert.False((await Limiter(0).DecideAsync(limit, key, cost: 1, default)).IsAdmitted);
    }

    [RedisTheory]
    [InlineData(LimitAlgorithm.SlidingWindow, 1.0)]
    [InlineData(LimitAlgorithm.SlidingWindow, 3600.0)]
    [InlineData(LimitAlgorithm.TokenBucket, 3600.0)]
    internal async Task Decide_ClockWasSetBack_IsLimitedForNoMoreThanTwoWindows(LimitAlgorithm algorithm, double seconds)
    {
        var limit = new Limit(algorithm, 1, TimeSpan.FromSeconds(2));
        var key = new LimitKey("acme", "test", "caller");
        var ahead = Math.Floor((TimeProvider.System.GetUtcNow().AddSeconds(seconds) - DateTimeOffset.UnixEpoch).TotalMicroseconds);
        var database = _connections[0].GetDatabase();
        await (algorithm == LimitAlgorithm.SlidingWindow
            ? database.SortedSetAddAsync(key.InRedis(algorithm), Pack(ahead, 1, 1), ahead)
            : database.StringSetAsync(key.InRedis(algorithm), Pack(ahead, 2_000_000)));

        var decision = await Limiter(0).DecideAsync(limit, key, cost: 1, default);

        Assert.InRange(decision.RetryAfter, TimeSpan.Zero, 2 * limit.Window);
    }

    [RedisFact]
    public async Task Decide_ForManyWindows_SweepsWhatIsOver()
    {
        var limit = new Limit(LimitAlgorithm.SlidingWindow, 5, TimeSpan.FromMilliseconds(20));
        var key = new LimitKey("acme", "test", "caller");
        var most = 0L;
        var until = TimeProvider.System.GetTimestamp() + TimeProvider.System.TimestampFrequency;
        for (var i = 0; TimeProvider.System.GetTimestamp() < until; i++)
        {
            await Limiter(i).DecideAsync(limit, key, cost: 1, default);
            most = Math.Max(most, await _connections[0].GetDatabase().SortedSetLengthAsync(key.InRedis(limit.Algorithm)));
        }

        Assert.InRange(most, 1, 2 * limit.Amount);
    }

    private static byte[] Pack(params double[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    private protected override ILimiter Limiter(int caller) => new RedisLimiter(_connections[caller % 2]);

    // Timers are a little early at times; what counts is Redis' clock.
    protected override async Task PassAsync(TimeSpan time)
    {
        var until = await NowAsync() + time;
        await Task.Delay(time);
        while (await NowAsync() < until)
        {
            await Task.Yield();
        }
    }

    private async Task<DateTimeOffset> NowAsync()
    {
        var clock = (long[])(await _connections[0].GetDatabase().ExecuteAsync("TIME"))!;
        return DateTimeOffset.FromUnixTimeSeconds(clock[0]).AddMicroseconds(clock[1]);
    }
}
