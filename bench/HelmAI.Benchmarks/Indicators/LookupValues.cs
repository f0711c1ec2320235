using System.Text;
using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Analytics.Intelligence.Lists;
using HelmAI.Core.Intelligence;

namespace HelmAI.Benchmarks.Indicators;

/// <summary>What is looked up: values of the indicators, and as many that are none, in no order.</summary>
/// <param name="All">All values of the indicators, in canonical form.</param>
/// <param name="Sample">What is looked up.</param>
internal sealed record LookupValues(string[] All, (ObservableType Type, byte[] Utf8, string Text)[] Sample)
{
    private const int Step = 8;
    private const int Stretch = 1_000;

    /// <summary>Reads the indicators and takes a sample.</summary>
    /// <param name="lists">The indicators.</param>
    /// <returns>The values.</returns>
    public static async Task<LookupValues> ReadAsync(IndicatorLists lists)
    {
        var observables = new List<Observable>();
        await foreach (var indicator in lists.ReadAsync(default))
        {
            if (Observables.Normalise(indicator.Type, indicator.Value) is { } observable && !observable.Value.Contains("/24", StringComparison.Ordinal))
            {
                observables.Add(observable);
            }
        }

        var known = observables.Where(static (_, i) => i % Step == 0);
        var unknown = observables.Where(static (_, i) => i % Step == 1).Select(static one => one with { Value = Altered(one) });
        var sample = known.Concat(unknown).Select(static one => (one.Type, Encoding.UTF8.GetBytes(one.Value), one.Value)).ToArray();
        new Random(7).Shuffle(sample);
        return new LookupValues([.. observables.Select(static one => one.Value)], sample);
    }

    /// <summary>Measures look-ups in the index, by type.</summary>
    /// <param name="index">The index.</param>
    public void Print(IndicatorIndex index)
    {
        Console.WriteLine($"look-ups in the index ({index.Size / 1_048_576.0:F0} MB):");
        foreach (var group in Sample.GroupBy(static one => one.Type).OrderByDescending(static one => one.Count()))
        {
            var values = group.ToArray();
            Console.WriteLine($"  {group.Key.ToName(),-8} {values.Length,9:N0} values {Mean(values, one => index.TryFind(one.Type, one.Utf8, DateTimeOffset.UnixEpoch, out _)),6:F0} ns");
        }

        Console.WriteLine($"  {"all",-8} {Sample.Length,9:N0} values {Mean(Sample, one => index.TryFind(one.Type, one.Utf8, DateTimeOffset.UnixEpoch, out _)),6:F0} ns");
    }

    /// <summary>The time of a look-up.</summary>
    /// <param name="values">What is looked up.</param>
    /// <param name="find">Looks it up.</param>
    /// <returns>The time, in nanoseconds.</returns>
    public static double Mean((ObservableType Type, byte[] Utf8, string Text)[] values, Func<(ObservableType Type, byte[] Utf8, string Text), bool> find) =>
        Stretches.Median(values, Stretch, value => find(value));

    private static string Altered(Observable one) => one.Type switch
    {
        ObservableType.Domain => "x" + one.Value.Replace('e', 'i') + "x",
        ObservableType.Url => one.Value.Replace("/", "/x", StringComparison.Ordinal).Replace(":/x/x", "://", StringComparison.Ordinal),
        ObservableType.IpPort => one.Value + "9",
        _ => "9" + one.Value[1..],
    };
}
