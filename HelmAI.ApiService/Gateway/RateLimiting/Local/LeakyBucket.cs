namespace HelmAI.ApiService.Gateway.RateLimiting.Local;

/// <summary>
/// The generic cell rate algorithm (ITU-T I.371, annex A, continuous-state leaky bucket); the twin of <c>Redis/token_bucket.lua</c>.
/// Every admitted unit adds the time in which the limit earns it; that debt drains with the clock and may not exceed a window.
/// </summary>
internal sealed class LeakyBucket : ICounter
{
    // In units: what sums of fractions may be off by.
    private const double Rounding = 1e-6;

    private double _debt;
    private long _at = long.MinValue;

    /// <inheritdoc/>
    public Verdict Decide(Limit limit, long cost, long now)
    {
        double window = limit.WindowMicroseconds;
        var unit = window / limit.Amount;
        var debt = _at == long.MinValue ? 0 : Math.Max(0, _debt - (now - _at));
        var after = debt + (cost * unit);
        if ((after - window) / unit > Rounding)
        {
            return new((long)Math.Ceiling(after - window), Room(window - debt, unit), (long)Math.Ceiling(debt));
        }

        (_debt, _at) = (after, now);
        return new(0, Room(window - after, unit), (long)Math.Ceiling(after));
    }

    private static long Room(double time, double unit) => Math.Max(0, (long)Math.Floor((time / unit) + Rounding));
}
