namespace HelmAI.Core.Rollups;

/// <summary>
/// Risk scores in 1,000 bins of one width. Scores are whole billionths here: their sum is the same in whatever order they are added,
/// and a score of 0.29 falls into bin 290 although no binary fraction is 0.29.
/// </summary>
public static class RiskHistogram
{
    /// <summary>The number of bins.</summary>
    public const int Bins = 1_000;

    /// <summary>The width of a bin: a quantile is at most this much less than the exact one.</summary>
    public const double Resolution = 0.001;

    /// <summary>The parts into which 1.0 is cut for sums.</summary>
    public const long Scale = 1_000_000_000;

    /// <summary>A number in billionths.</summary>
    /// <param name="number">The number, 0 or more.</param>
    /// <returns>The nearest whole number of billionths; halves go up.</returns>
    public static long ToBillionths(double number) => (long)((number * Scale) + 0.5);

    /// <summary>The bin of a score.</summary>
    /// <param name="billionths">The score in billionths, from 0 to <see cref="Scale"/>.</param>
    /// <returns>The bin, from 0 to 999; 1.0 is in the last.</returns>
    public static int BinOf(long billionths) => (int)Math.Min(billionths / (Scale / Bins), Bins - 1);
}
