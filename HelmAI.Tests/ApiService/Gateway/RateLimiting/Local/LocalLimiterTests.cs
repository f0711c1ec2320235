using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.Gateway.RateLimiting.Local;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Gateway.RateLimiting.Local;

public sealed class LocalLimiterTests : LimiterContract
{
    private readonly ManualTime _time = new();
    private readonly LocalLimiter _limiter;

    public LocalLimiterTests() => _limiter = new LocalLimiter(_time);

    protected override int WindowMicroseconds => 1_000_000;

    protected override int Schedules => 200;

    [Theory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal Task Decide_RandomArrivalsAndCosts_EveryDecisionIsTheRightOne(LimitAlgorithm algorithm) => DecideAsRightAsync(algorithm);

    [Theory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal Task Decide_AfterTheWaitOfARefusal_IsAdmitted(LimitAlgorithm algorithm) => AdmitAfterExactlyTheWaitAsync(algorithm);

    [Theory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal Task Decide_FiftyCallersAtOnce_AdmitsExactlyTheLimit(LimitAlgorithm algorithm) => AdmitExactlyTheLimitAsync(algorithm);

    [Theory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal Task Decide_CostThatCanNeverFit_Throws(LimitAlgorithm algorithm) => RefuseCostsThatNeverFitAsync(algorithm);

    [Theory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal Task Decide_OtherTenantPolicyOrSubject_IsCountedApart(LimitAlgorithm algorithm) => CountKeysApartAsync(algorithm);

    [Theory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal Task Decide_AfterTheLimitWasLowered_HoldsToTheLowerOne(LimitAlgorithm algorithm) => HoldToALoweredLimitAsync(algorithm);

    [Fact]
    public void Decide_MoreKeysThanTheCapacity_ForgetsTheLeastLatelyUsed()
    {
        var limiter = new LocalLimiter(_time, capacity: 100);
        var limit = new Limit(LimitAlgorithm.SlidingWindow, 1, TimeSpan.FromSeconds(60));
        for (var i = 0; i < 10_000; i++)
        {
            limiter.Decide(limit, new("default", "test", $"{i}"), cost: 1);
            Assert.InRange(limiter.Count, 1, 101);
        }

        Assert.False(limiter.Decide(limit, new("default", "test", "9999"), cost: 1).IsAdmitted);
        Assert.True(limiter.Decide(limit, new("default", "test", "0"), cost: 1).IsAdmitted);
    }

    [Fact]
    public void Decide_KeysIdleForTwoWindows_AreForgotten()
    {
        var limit = new Limit(LimitAlgorithm.TokenBucket, 1, TimeSpan.FromSeconds(60));
        for (var i = 0; i < 100; i++)
        {
            _limiter.Decide(limit, new("default", "test", $"{i}"), cost: 1);
        }

        _time.Advance(limit.Window);
        _limiter.Decide(limit, new("default", "test", "another"), cost: 1);
        _time.Advance(limit.Window);
        _limiter.Decide(limit, new("default", "test", "another"), cost: 1);

        Assert.Equal(1, _limiter.Count);
    }

    [Theory]
    [InlineData(LimitAlgorithm.SlidingWindow)]
    [InlineData(LimitAlgorithm.TokenBucket)]
    internal void Decide_KnownKey_AllocatesNothing(LimitAlgorithm algorithm)
    {
        var limit = new Limit(algorithm, 1_000, TimeSpan.FromHours(1));
        var key = new LimitKey("default", "test", "caller");
        var admitted = Run() + Run();
        var before = GC.GetAllocatedBytesForCurrentThread();

        // Two hours on, so that what was remembered goes and new admissions come.
        admitted += Run();

        // The table turns once.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_048);
        Assert.InRange(admitted, 3_000, 3_100);

        int Run()
        {
            var count = 0;
            _time.Advance(TimeSpan.FromHours(2));
            for (var i = 0; i < 2_000; i++)
            {
                _time.Advance(TimeSpan.FromMilliseconds(1));
                count += _limiter.Decide(limit, key, cost: 1).IsAdmitted ? 1 : 0;
            }

            return count;
        }
    }

    private protected override ILimiter Limiter(int caller) => _limiter;

    protected override Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }
}
