using System.Numerics;

namespace HelmAI.Benchmarks.Load;

/// <summary>
/// Counts durations in buckets that are linear within each power of two, so that every value is known to one part in 1,024 in a fixed
/// amount of memory: the layout of Gil Tene's HdrHistogram (http://hdrhistogram.org). Any thread may record.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int PrecisionBits = 11;
    private const int HalfBucket = 1 << (PrecisionBits - 1);

    // Microseconds up to 2^36: nineteen hours.
    private readonly long[] _counts = new long[(36 - PrecisionBits + 2) * HalfBucket];
    private long _max;

    /// <summary>How many durations were recorded.</summary>
    public long Count => _counts.Sum();

    /// <summary>The longest.</summary>
    public TimeSpan Max => TimeSpan.FromMicroseconds(_max);

    /// <summary>Records a duration.</summary>
    /// <param name="duration">The duration.</param>
    public void Record(TimeSpan duration)
    {
        var value = Math.Max(0, (long)duration.TotalMicroseconds);
        Interlocked.Increment(ref _counts[Math.Min(IndexOf(value), _counts.Length - 1)]);
        for (var max = Volatile.Read(ref _max); value > max; max = Volatile.Read(ref _max))
        {
            Interlocked.CompareExchange(ref _max, value, max);
        }
    }

    /// <summary>The duration that a share of all does not exceed.</summary>
    /// <param name="percent">The share, from 0 to 100.</param>
    /// <returns>The duration; zero where none was recorded.</returns>
    public TimeSpan Percentile(double percent)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(Count * percent / 100));
        var seen = 0L;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= wanted)
            {
                return TimeSpan.FromMicroseconds(Math.Min(GreatestOf(i), _max));
            }
        }

        return TimeSpan.Zero;
    }

    private static int IndexOf(long value)
    {
        var shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount((ulong)value) - PrecisionBits);
        return (shift * HalfBucket) + (int)(value >> shift);
    }

    // The greatest value that falls into a bucket.
    private static long GreatestOf(int index)
    {
        var shift = Math.Max(0, (index / HalfBucket) - 1);
        return ((long)(index - (shift * HalfBucket) + 1) << shift) - 1;
    }
}
