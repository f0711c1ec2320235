namespace HelmAI.Core.Live;

/// <summary>The stretch of time that live figures are about: it ends now, and begins with the bucket that holds its nominal beginning.</summary>
/// <param name="Now">Its end, in UTC.</param>
/// <param name="CountedSince">When counting began; the figures of what was before are not known.</param>
public readonly record struct LiveSpan(DateTimeOffset Now, DateTimeOffset CountedSince)
{
    /// <summary>The nominal length.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    /// <summary>The nominal length of the end of it that rates are taken over.</summary>
    public static readonly TimeSpan RateLength = TimeSpan.FromMinutes(1);

    /// <summary>The number of its first bucket.</summary>
    public long First => LiveBucket.NumberAt(Now - Length);

    /// <summary>The number of the first bucket for rates.</summary>
    public long FirstForRates => LiveBucket.NumberAt(Now - RateLength);

    /// <summary>The number of its last bucket.</summary>
    public long Last => LiveBucket.NumberAt(Now);

    /// <summary>When it begins, or when counting did, whichever is later.</summary>
    public DateTimeOffset Start => Later(LiveBucket.StartOf(First));

    /// <summary>How many seconds rates are taken over: 1 or more.</summary>
    public double RateSeconds => Math.Max(1, (Now - Later(LiveBucket.StartOf(FirstForRates))).TotalSeconds);

    private DateTimeOffset Later(DateTimeOffset start) => start > CountedSince ? start : CountedSince;
}
