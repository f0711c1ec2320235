using System.Collections.Frozen;
using System.Diagnostics;
using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Core.Intelligence;

namespace HelmAI.Benchmarks.Indicators;

/// <summary>What the same values cost in the framework's structures. They are asked as the index is: a domain by all domains that it lies under.</summary>
internal static class Alternatives
{
    /// <summary>Measures them.</summary>
    /// <param name="values">The values.</param>
    public static void Print(LookupValues values)
    {
        // URLs are left out: by paths, the two would be asked differently.
        var sample = values.Sample.Where(static one => one.Type != ObservableType.Url).ToArray();
        Console.WriteLine($"{"",-18} {"build",8} {"memory",9} {"look-up",9}   ({sample.Length:N0} look-ups, all but URLs)");
        Measure("index", () => Index(values.All), sample, static index => one => index.TryFind(one.Type, one.Utf8, DateTimeOffset.UnixEpoch, out _));
        Measure("FrozenDictionary", () => Copies(values.All).Distinct(StringComparer.Ordinal).Select(static (text, i) => KeyValuePair.Create(text, i)).ToFrozenDictionary(StringComparer.Ordinal), sample, static set =>
        {
            var lookup = set.GetAlternateLookup<ReadOnlySpan<char>>();
            return one => Walk(one, text => lookup.ContainsKey(text));
        });
        Measure("sorted array", () => Sorted(values.All), sample, static sorted => one => Walk(one, text => Search(sorted, text)));
    }

    private static void Measure<T>(
        string name, Func<T> build, (ObservableType Type, byte[] Utf8, string Text)[] sample, Func<T, Func<(ObservableType Type, byte[] Utf8, string Text), bool>> lookup)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var built = build();
        var elapsed = watch.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"{name,-18} {elapsed.TotalSeconds,6:F2} s {memory / 1_048_576.0,6:F0} MB {LookupValues.Mean(sample, lookup(built)),6:F0} ns");
        GC.KeepAlive(built);
    }

    private static IndicatorIndex Index(string[] values)
    {
        var builder = new IndicatorIndexBuilder();
        foreach (var value in values)
        {
            builder.TryAdd(new IndexedIndicator { Source = "bench", Type = Observables.Recognise(value)?.Type ?? ObservableType.Url, Value = value });
        }

        return builder.Build();
    }

    private static string[] Sorted(string[] values)
    {
        string[] sorted = [.. Copies(values)];
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    // The texts are part of what a structure of texts costs.
    private static IEnumerable<string> Copies(string[] values) => values.Select(static one => new string(one.AsSpan()));

    private static bool Walk((ObservableType Type, byte[] Utf8, string Text) value, Asked asked)
    {
        var text = value.Text.AsSpan();
        if (value.Type != ObservableType.Domain)
        {
            return asked(text);
        }

        for (var dot = 0; dot >= 0; dot = text.IndexOf('.'))
        {
            text = text[(dot == 0 ? 0 : dot + 1)..];
            if (asked(text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Search(string[] sorted, ReadOnlySpan<char> text)
    {
        var (low, high) = (0, sorted.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = text.CompareTo(sorted[middle], StringComparison.Ordinal);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (low, middle - 1) : (middle + 1, high);
        }

        return false;
    }

    private delegate bool Asked(ReadOnlySpan<char> text);
}
