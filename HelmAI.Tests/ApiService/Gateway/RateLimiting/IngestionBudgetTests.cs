using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.Gateway.RateLimiting.Local;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.ApiService.Gateway.RateLimiting;

public sealed class IngestionBudgetTests
{
    private readonly ManualTime _time = new();
    private readonly LocalLimiter _limiter;

    public IngestionBudgetTests() => _limiter = new(_time);

    [Fact]
    public async Task Charge_ChunksOfABatch_CostTheirEventsAltogether()
    {
        var context = await ArriveAsync(limit: 100);

        Assert.Null(await context.ChargeAsync(40));
        Assert.Null(await context.ChargeAsync(60));
        Assert.NotNull(await context.ChargeAsync(1));
    }

    [Fact]
    public async Task Charge_OneEvent_IsWhatTheRequestHasPaid()
    {
        var first = await ArriveAsync(limit: 1);

        Assert.Null(await first.ChargeAsync(1));
        Assert.NotNull(await first.ChargeAsync(1));
    }

    [Fact]
    public async Task Charge_Refused_ChargesNothingAndSaysWhenToResume()
    {
        var context = await ArriveAsync(limit: 100);
        Assert.Null(await context.ChargeAsync(90));

        var refusal = await context.ChargeAsync(20);

        // 60 s earn 100, so the 10 that are missing take 6 s.
        Assert.Equal(_time.GetUtcNow().AddSeconds(6), refusal!.ResumeAt);
        Assert.Equal(100L, refusal.Error.Context["limit"]);
        Assert.Null(await context.ChargeAsync(10));
        _time.Advance(TimeSpan.FromSeconds(12));
        Assert.Null(await context.ChargeAsync(20));
    }

    [Fact]
    public async Task LargestCharge_SmallLimit_IsTheLimit()
    {
        Assert.Equal(7, (await ArriveAsync(limit: 7)).LargestCharge());
        Assert.Equal(int.MaxValue, new DefaultHttpContext().LargestCharge());
    }

    [Fact]
    public async Task Charge_NoLimits_IsAlwaysAdmitted() => Assert.Null(await new DefaultHttpContext().ChargeAsync(1_000_000_000));

    private async Task<HttpContext> ArriveAsync(long limit)
    {
        await using var services = new ServiceCollection().AddMetrics().AddSingleton<RateLimitMetrics>().BuildServiceProvider();
        var context = new DefaultHttpContext();
        var caller = new CallerLimit(
            _limiter, services.GetRequiredService<RateLimitMetrics>(), "ingestion", new(LimitAlgorithm.TokenBucket, limit, TimeSpan.FromSeconds(60)), new("default", "ingestion", "key"), "events");
        Assert.True((await caller.ArriveAsync(default)).IsAdmitted);
        context.Features.Set(caller);
        return context;
    }
}
