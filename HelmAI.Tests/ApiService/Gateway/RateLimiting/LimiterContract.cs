using FsCheck;
using FsCheck.Fluent;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Gateway.RateLimiting;

/// <summary>What every limiter does, whatever clock it counts on.</summary>
public abstract class LimiterContract
{
    /// <summary>The window of random schedules, in microseconds.</summary>
    protected abstract int WindowMicroseconds { get; }

    /// <summary>How many random schedules a property is tried with.</summary>
    protected abstract int Schedules { get; }

    /// <summary>One of the limiters that share what they count.</summary>
    private protected abstract ILimiter Limiter(int caller);

    /// <summary>Lets time pass on the limiters' clock.</summary>
    protected abstract Task PassAsync(TimeSpan time);

    private protected async Task DecideAsRightAsync(LimitAlgorithm algorithm) => await Task.Run(() =>
        Prop.ForAll(Schedule.Any(algorithm, WindowMicroseconds, arrivals: 40), async Task (schedule) =>
        {
            var key = NewKey();
            var decisions = new List<(long Cost, LimitDecision Decision)>();
            foreach (var (gap, cost) in schedule.Arrivals)
            {
                await PassAsync(gap);
                decisions.Add((cost, await Limiter(decisions.Count).DecideAsync(schedule.Limit, key, cost, default)));
            }

            Reference.Check(schedule.Limit, decisions);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Schedules)));

    private protected async Task AdmitAfterExactlyTheWaitAsync(LimitAlgorithm algorithm) => await Task.Run(() =>
        Prop.ForAll(Schedule.Any(algorithm, WindowMicroseconds, arrivals: 12), async Task (schedule) =>
        {
            var key = NewKey();
            var caller = 0;
            foreach (var (_, cost) in schedule.Arrivals)
            {
                var decision = await Limiter(caller++).DecideAsync(schedule.Limit, key, cost, default);
                if (!decision.IsAdmitted)
                {
                    Assert.InRange(decision.RetryAfter, TimeSpan.FromMicroseconds(1), schedule.Limit.Window);
                    Assert.InRange(decision.ResumeAt, decision.DecidedAt + decision.RetryAfter, DateTimeOffset.MaxValue);
                    await PassAsync(decision.RetryAfter);
                    Assert.True((await Limiter(caller++).DecideAsync(schedule.Limit, key, cost, default)).IsAdmitted);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Schedules)));

    private protected async Task AdmitExactlyTheLimitAsync(LimitAlgorithm algorithm)
    {
        var limit = new Limit(algorithm, 500, TimeSpan.FromDays(1));
        var key = NewKey();
        var admitted = 0;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                if ((await Limiter(caller).DecideAsync(limit, key, cost: 1, default)).IsAdmitted)
                {
                    Interlocked.Increment(ref admitted);
                }
            }
        })));

        Assert.Equal(500, admitted);
    }

    private protected async Task RefuseCostsThatNeverFitAsync(LimitAlgorithm algorithm)
    {
        var limit = new Limit(algorithm, 10, TimeSpan.FromSeconds(60));
        foreach (var cost in (int[])[-1, 0, 11])
        {
            var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Limiter(0).DecideAsync(limit, NewKey(), cost, default));
            Assert.Contains($"A cost of {cost} can never be admitted", error.Message, StringComparison.Ordinal);
        }
    }

    private protected async Task CountKeysApartAsync(LimitAlgorithm algorithm)
    {
        var limit = new Limit(algorithm, 1, TimeSpan.FromSeconds(60));
        var key = NewKey();
        LimitKey[] keys = [key, key with { Tenant = "another" }, key with { Policy = "another" }, key with { Subject = "another" }];
        foreach (var one in keys)
        {
            Assert.True((await Limiter(0).DecideAsync(limit, one, cost: 1, default)).IsAdmitted);
            Assert.False((await Limiter(1).DecideAsync(limit, one, cost: 1, default)).IsAdmitted);
        }
    }

    private protected async Task HoldToALoweredLimitAsync(LimitAlgorithm algorithm)
    {
        var key = NewKey();
        var limit = new Limit(algorithm, 100, TimeSpan.FromSeconds(60));
        Assert.True((await Limiter(0).DecideAsync(limit, key, cost: 95, default)).IsAdmitted);

        var decision = await Limiter(1).DecideAsync(limit with { Amount = 5 }, key, cost: 2, default);

        Assert.False(decision.IsAdmitted);
        Assert.InRange(decision.RetryAfter, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(60));
    }

    private static LimitKey NewKey() => new("default", "test", Some.Id().ToString());
}
