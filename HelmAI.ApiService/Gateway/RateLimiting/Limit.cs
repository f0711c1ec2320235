using System.Globalization;

namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>How much is admitted within how long, and how that is counted.</summary>
/// <param name="Algorithm">How it is counted.</param>
/// <param name="Amount">How much a window admits: requests, or events; 1 to <see cref="LargestAmount"/>.</param>
/// <param name="Window">The window's length; at least a microsecond, by which it is counted.</param>
internal sealed record Limit(LimitAlgorithm Algorithm, long Amount, TimeSpan Window)
{
    // An admission takes some 150 bytes of Redis, for up to two windows, and 16 of a process: what one caller can make them hold stays within megabytes.
    private const long LargestLog = 100_000;

    /// <summary>The window in microseconds, the unit of Redis' clock.</summary>
    public long WindowMicroseconds { get; } = Window.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The window in whole seconds, rounded up.</summary>
    public int WindowSeconds => (int)Math.Ceiling(Window.TotalSeconds);

    /// <summary>The largest amount that a limit may have: 100,000 where every admission is remembered, else a billion.</summary>
    /// <param name="algorithm">How it is counted.</param>
    /// <returns>The amount.</returns>
    public static long LargestAmount(LimitAlgorithm algorithm) => algorithm == LimitAlgorithm.SlidingWindow ? LargestLog : 1_000_000_000;

    /// <summary>Checks that a cost can be admitted at all.</summary>
    /// <param name="cost">The cost.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1 or above the limit.</exception>
    public void Check(long cost)
    {
        if (cost < 1 || cost > Amount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(cost), string.Create(CultureInfo.InvariantCulture, $"A cost of {cost} can never be admitted: it must be from 1 to the limit of {Amount}."));
        }
    }
}
