using System.Diagnostics;

namespace HelmAI.Benchmarks.Indicators;

/// <summary>Times work that is done over and over in short stretches, and takes the median stretch: what else the machine does hits some of them, not most.</summary>
internal static class Stretches
{
    /// <summary>Times work over items.</summary>
    /// <typeparam name="T">What an item is.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="length">How many items a stretch has: some hundred microseconds of work.</param>
    /// <param name="work">The work on one item.</param>
    /// <returns>The time of one item, in nanoseconds.</returns>
    public static double Median<T>(T[] items, int length, Action<T> work)
    {
        const int Rounds = 3;
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var stretch in items.Chunk(length))
            {
                var start = Stopwatch.GetTimestamp();
                foreach (var item in stretch)
                {
                    work(item);
                }

                if (round > 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / stretch.Length);
                }
            }
        }

        times.Sort();
        return times[times.Count / 2];
    }
}
