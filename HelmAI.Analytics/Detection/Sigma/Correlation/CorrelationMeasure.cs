using System.Runtime.InteropServices;

namespace HelmAI.Analytics.Detection.Sigma.Correlation;

/// <summary>Takes a correlation's result over the observations of a window.</summary>
internal static class CorrelationMeasure
{
    private const double Median = 50;

    /// <summary>Takes the result.</summary>
    /// <param name="type">What is looked for.</param>
    /// <param name="window">The observations, earliest first; at least one.</param>
    /// <param name="percentile">The percentile, where one is meant.</param>
    /// <returns>The result.</returns>
    public static double Of(CorrelationType type, ReadOnlySpan<Remembered> window, double? percentile) => type switch
    {
        CorrelationType.EventCount => window.Length,
        CorrelationType.ValueCount => Values(window).ToHashSet().Count,
        CorrelationType.Temporal => Parts(window),
        CorrelationType.TemporalOrdered => PartsInOrder(window),
        CorrelationType.ValueSum => Sum(window),
        CorrelationType.ValueAverage => Sum(window) / window.Length,
        CorrelationType.ValueMedian => Percentile(Numbers(window), Median),
        CorrelationType.ValuePercentile when percentile is { } rank => Percentile(Numbers(window), rank),
        _ => Share(window),
    };

    private static int Parts(ReadOnlySpan<Remembered> window)
    {
        var parts = new HashSet<ushort>();
        foreach (var entry in window)
        {
            parts.Add(entry.Part);
        }

        return parts.Count;
    }

    // Taking each part at its first chance leaves the most time for those behind it.
    private static int PartsInOrder(ReadOnlySpan<Remembered> window)
    {
        var next = 0;
        foreach (var entry in window)
        {
            next += entry.Part == next ? 1 : 0;
        }

        return next;
    }

    private static double Sum(ReadOnlySpan<Remembered> window)
    {
        var sum = 0.0;
        foreach (ref readonly var entry in window)
        {
            sum += BitConverter.UInt64BitsToDouble(entry.Value);
        }

        return sum;
    }

    // Interpolated between neighbours, as SQL's PERCENTILE_CONT.
    private static double Percentile(double[] numbers, double percentile)
    {
        Array.Sort(numbers);
        var rank = percentile / 100 * (numbers.Length - 1);
        var below = (int)rank;
        var above = Math.Min(below + 1, numbers.Length - 1);
        return numbers[below] + (numbers[above] - numbers[below]) * (rank - below);
    }

    // How many of a hundred observations have the latest one's value.
    private static double Share(ReadOnlySpan<Remembered> window)
    {
        var latest = window[^1].Value;
        return 100.0 * Values(window).Count(value => value == latest) / window.Length;
    }

    private static ulong[] Values(ReadOnlySpan<Remembered> window)
    {
        var values = new ulong[window.Length];
        for (var i = 0; i < window.Length; i++)
        {
            values[i] = window[i].Value;
        }

        return values;
    }

    private static double[] Numbers(ReadOnlySpan<Remembered> window) => MemoryMarshal.Cast<ulong, double>(Values(window)).ToArray();
}
