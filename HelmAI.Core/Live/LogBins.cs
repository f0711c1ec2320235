using System.Globalization;

namespace HelmAI.Core.Live;

/// <summary>
/// Quantiles of durations from counts in bins that grow by a constant factor, after DDSketch (Masson, Rim and Lee, VLDB 2019): a quantile is
/// off by <see cref="RelativeError"/> at most, whatever the distribution, and bins of several processes add up.
/// </summary>
public static class LogBins
{
    /// <summary>How far a quantile may be off, as a part of its value.</summary>
    public const double RelativeError = 0.05;

    private const double Growth = (1 + RelativeError) / (1 - RelativeError);

    // A day in microseconds: some 250 bins in all.
    private const double Longest = 86_400e6;

    private static readonly double LogGrowth = Math.Log(Growth);

    // Bins are few and asked for all the time.
    private static readonly string[] Names = [.. Enumerable.Range(0, Bin(Longest) + 1).Select(static bin => bin.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The bin of a duration.</summary>
    /// <param name="duration">The duration; what is shorter than a microsecond counts as one, what is longer than a day as a day.</param>
    /// <returns>The bin's name.</returns>
    public static string Of(TimeSpan duration) => Names[Bin(Math.Clamp(duration.TotalMicroseconds, 1, Longest))];

    /// <summary>The quantile of what was counted.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="metric">The metric whose names are bins.</param>
    /// <param name="quantile">From 0 to 1.</param>
    /// <returns>The duration; <see langword="null"/> where nothing was counted.</returns>
    public static TimeSpan? Quantile(LiveCounts counts, LiveMetric metric, double quantile)
    {
        var bins = new SortedDictionary<int, long>();
        foreach (var (counter, count) in counts.All)
        {
            if (counter.Metric == metric && int.TryParse(counter.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var bin))
            {
                bins[bin] = count;
            }
        }

        var rank = quantile * (bins.Values.Sum() - 1);
        var passed = 0L;
        foreach (var (bin, count) in bins)
        {
            passed += count;
            if (passed > rank)
            {
                return TimeSpan.FromMicroseconds(2 * Math.Pow(Growth, bin) / (Growth + 1));
            }
        }

        return null;
    }

    private static int Bin(double microseconds) => (int)Math.Ceiling(Math.Log(microseconds) / LogGrowth);
}
