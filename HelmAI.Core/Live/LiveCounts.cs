namespace HelmAI.Core.Live;

/// <summary>
/// Counts of some stretch of time. Names come from callers, so that their number is bounded; the metric's total counts the others too.
/// Not for several threads at once.
/// </summary>
/// <param name="maxNames">How many names of one metric are told apart: the first that come.</param>
public sealed class LiveCounts(int maxNames = LiveCounts.DefaultMaxNames)
{
    // Enough for every bin of a histogram, too.
    private const int DefaultMaxNames = 256;

    private readonly Dictionary<LiveCounter, long> _counts = [];
    private readonly Dictionary<LiveMetric, int> _names = [];

    /// <summary>All that was counted.</summary>
    public IReadOnlyDictionary<LiveCounter, long> All => _counts;

    /// <summary>A count.</summary>
    /// <param name="metric">What is counted.</param>
    /// <param name="name">Which; empty where the metric has no names.</param>
    /// <returns>The count; 0 where nothing was.</returns>
    public long this[LiveMetric metric, string name = ""] => _counts.GetValueOrDefault(new(metric, name));

    /// <summary>Adds to a count.</summary>
    /// <param name="metric">What is counted.</param>
    /// <param name="name">Which; empty where the metric has no names.</param>
    /// <param name="amount">How many.</param>
    public void Add(LiveMetric metric, string name = "", long amount = 1)
    {
        var counter = new LiveCounter(metric, name);
        if (_counts.TryGetValue(counter, out var count))
        {
            _counts[counter] = count + amount;
            return;
        }

        var names = _names.GetValueOrDefault(metric);
        if (names < maxNames)
        {
            _names[metric] = names + 1;
            _counts.Add(counter, amount);
        }
    }

    /// <summary>Adds other counts.</summary>
    /// <param name="others">They.</param>
    public void Add(IEnumerable<KeyValuePair<LiveCounter, long>> others)
    {
        foreach (var ((metric, name), count) in others)
        {
            Add(metric, name, count);
        }
    }

    /// <summary>The names of a metric with the greatest counts.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The names and their counts, greatest first; equal ones by name.</returns>
    public IReadOnlyList<KeyValuePair<string, long>> Top(LiveMetric metric, int limit) =>
    [
        .. _counts.Where(entry => entry.Key.Metric == metric)
            .Select(static entry => KeyValuePair.Create(entry.Key.Name, entry.Value))
            .OrderByDescending(static entry => entry.Value)
            .ThenBy(static entry => entry.Key, StringComparer.Ordinal)
            .Take(limit),
    ];
}
