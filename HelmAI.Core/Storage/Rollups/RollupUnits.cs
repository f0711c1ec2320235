using HelmAI.Core.Rollups;

namespace HelmAI.Core.Storage.Rollups;

/// <summary>
/// Numbers as roll-ups keep them: whole, so that their sum is the same in whatever order they are added, and a score of 0.29 falls into
/// bin 290 although no binary fraction is 0.29. <see cref="RollupRebuild"/> says the same in SQL, with the same operations on doubles.
/// </summary>
internal static class RollupUnits
{
    /// <summary>The parts of 1.</summary>
    public const long Billion = 1_000_000_000;

    // More would overflow a sum of a hundred million of them.
    private const double SecondsOfDay = 86_400;

    /// <summary>A score in billionths.</summary>
    /// <param name="score">The score, 0 or more.</param>
    /// <returns>The nearest whole number of them; halves go up.</returns>
    public static long ToBillionths(double score) => (long)((score * Billion) + 0.5);

    /// <summary>The bin of <see cref="RiskHistogram"/> that a risk score falls into.</summary>
    /// <param name="billionths">The score.</param>
    /// <returns>The bin, from 0 to 999; 1.0 is in the last.</returns>
    public static int ToBin(long billionths) => (int)Math.Min(billionths / (Billion / RiskHistogram.Bins), RiskHistogram.Bins - 1);

    /// <summary>The whole score that a satisfaction score is nearest to.</summary>
    /// <param name="billionths">The score.</param>
    /// <returns>1 to 5; halves go up.</returns>
    public static int ToScore(long billionths) => (int)((billionths + (Billion / 2)) / Billion);

    /// <summary>A time in microseconds; more than a day counts as a day.</summary>
    /// <param name="seconds">The time, 0 or more.</param>
    /// <returns>The nearest whole number of microseconds; halves go up.</returns>
    public static long ToMicroseconds(double seconds) => (long)((Math.Min(seconds, SecondsOfDay) * 1_000_000) + 0.5);
}
