namespace HelmAI.Core.Live;

/// <summary>What was counted for a tenant in the last minutes.</summary>
public sealed class LiveReading
{
    private readonly UserSketch _users = new();

    /// <summary>Begins an empty reading.</summary>
    /// <param name="span">What it is about.</param>
    public LiveReading(LiveSpan span) => Span = span;

    /// <summary>What it is about.</summary>
    public LiveSpan Span { get; }

    /// <summary>Whether it holds this process's part alone, since the others' could not be had.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The counts of the whole span.</summary>
    public LiveCounts Counts { get; } = new(int.MaxValue);

    /// <summary>The counts of its end, for rates.</summary>
    public LiveCounts Recent { get; } = new(int.MaxValue);

    /// <summary>How many users there were, where somebody else has estimated it.</summary>
    public long? EstimatedUsers { get; set; }

    /// <summary>About how many distinct users were active: see <see cref="UserSketch.StandardError"/>.</summary>
    public long ActiveUsers => EstimatedUsers ?? _users.Count();

    /// <summary>Adds a bucket's counts.</summary>
    /// <param name="number">Which bucket.</param>
    /// <param name="counts">The counts.</param>
    public void Add(long number, IReadOnlyDictionary<LiveCounter, long> counts)
    {
        Counts.Add(counts);
        if (number >= Span.FirstForRates)
        {
            Recent.Add(counts);
        }
    }

    /// <summary>Adds a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    public void Add(LiveBucket bucket)
    {
        Add(bucket.Number, bucket.Counts.All);
        foreach (var element in bucket.Users)
        {
            _users.Add(element);
        }
    }
}
