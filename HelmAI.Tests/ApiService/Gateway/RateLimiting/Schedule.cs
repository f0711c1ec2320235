using FsCheck;
using FsCheck.Fluent;
using HelmAI.ApiService.Gateway.RateLimiting;

namespace HelmAI.Tests.ApiService.Gateway.RateLimiting;

/// <summary>A limit, and what arrives when.</summary>
internal sealed record Schedule(Limit Limit, IReadOnlyList<(TimeSpan Gap, int Cost)> Arrivals)
{
    /// <summary>Random schedules: few units or many, costs of 1 or of anything up to the limit, bursts and pauses of up to a window and a half.</summary>
    public static Arbitrary<Schedule> Any(LimitAlgorithm algorithm, int windowMicroseconds, int arrivals) => (
        from amount in Gen.OneOf(Gen.Choose(1, 5), Gen.Choose(6, 200))
        from largest in Gen.Elements(1, Math.Max(1, amount / 3), amount)
        from pause in Gen.Elements(windowMicroseconds / 50, windowMicroseconds / 5, windowMicroseconds * 3 / 2)
        let arrival = from gap in Gen.OneOf(Gen.Constant(1), Gen.Choose(1, pause))
                      from cost in Gen.Choose(1, largest)
                      select (TimeSpan.FromMicroseconds(gap), cost)
        from all in arrival.ArrayOf(arrivals)
        select new Schedule(new(algorithm, amount, TimeSpan.FromMicroseconds(windowMicroseconds)), all)).ToArbitrary();
}
