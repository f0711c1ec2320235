using HelmAI.ApiService.Gateway.RateLimiting;

namespace HelmAI.Tests.ApiService.Gateway.RateLimiting;

/// <summary>What the right decisions are, worked out the slow and plain way from the times at which they were made.</summary>
internal sealed class Reference(Limit limit)
{
    private readonly List<(DateTimeOffset At, long Cost)> _admitted = [];
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private decimal _debt;

    /// <summary>Takes decisions in the order in which they were made, and expects each of them to be the right one.</summary>
    public static void Check(Limit limit, IEnumerable<(long Cost, LimitDecision Decision)> decisions)
    {
        var reference = new Reference(limit);
        foreach (var (cost, decision) in decisions.OrderBy(static one => one.Decision.DecidedAt))
        {
            reference.Expect(cost, decision);
        }
    }

    private void Expect(long cost, LimitDecision decision)
    {
        var (wait, remaining, reset) = limit.Algorithm == LimitAlgorithm.SlidingWindow ? Slide(cost, decision.DecidedAt) : Drain(cost, decision.DecidedAt);
        Assert.True(decision.IsAdmitted == (wait <= 0), $"A cost of {cost} was {(decision.IsAdmitted ? "admitted" : "refused")} at {decision.DecidedAt:O}: {wait} µs, {limit}.");
        Assert.Equal(limit.Amount, decision.Limit);
        Assert.Equal(remaining, decision.Remaining);
        Assert.Equal((double)wait, decision.RetryAfter.TotalMicroseconds, tolerance: 1.001);
        Assert.Equal((double)reset, decision.Reset.TotalMicroseconds, tolerance: 1.001);
    }

    // No window, wherever it begins, holds more than the limit: and a cost that leaves it so is admitted.
    private (decimal Wait, long Remaining, decimal Reset) Slide(long cost, DateTimeOffset now)
    {
        var inside = _admitted.Where(one => one.At > now - limit.Window).ToList();
        var used = inside.Sum(static one => one.Cost);
        if (used + cost <= limit.Amount)
        {
            _admitted.Add((now, cost));
            return (0, limit.Amount - used - cost, limit.WindowMicroseconds);
        }

        var free = inside.First(one => inside.Where(later => later.At > one.At).Sum(static later => later.Cost) + cost <= limit.Amount).At + limit.Window;
        return (Micro(free - now), Math.Max(0, limit.Amount - used), Micro(inside[^1].At + limit.Window - now));
    }

    // A bucket of the limit's size that earns limit / window; the debt is the time that it lacks to be full.
    private (decimal Wait, long Remaining, decimal Reset) Drain(long cost, DateTimeOffset now)
    {
        var unit = (decimal)limit.WindowMicroseconds / limit.Amount;
        var debt = _last == DateTimeOffset.MinValue ? 0 : Math.Max(0, _debt - Micro(now - _last));
        var after = debt + (cost * unit);
        if (after - limit.WindowMicroseconds > unit * 1e-6m)
        {
            return (after - limit.WindowMicroseconds, Room(debt, unit), debt);
        }

        (_debt, _last) = (after, now);
        return (0, Room(after, unit), after);
    }

    private long Room(decimal debt, decimal unit) => (long)Math.Floor(((limit.WindowMicroseconds - debt) / unit) + 1e-6m);

    private static decimal Micro(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerMicrosecond;
}
