namespace HelmAI.Core.Rollups;

/// <summary>
/// Quarters of an hour, numbered from the Unix epoch: the time unit of roll-ups. Since 1972 the offsets of all time zones are whole quarters
/// (IANA time zone database), so that every zone's days and hours are made of whole quarters.
/// </summary>
public static class Quarter
{
    /// <summary>Its length.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    /// <summary>How many make 24 hours.</summary>
    public const int PerDay = 96;

    /// <summary>The quarter that a time is in.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Its number; negative before 1970.</returns>
    public static int Of(DateTimeOffset time) =>
        (int)Math.Floor((decimal)(time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / Length.Ticks);

    /// <summary>The first quarter that begins at a time or later.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Its number.</returns>
    public static int From(DateTimeOffset time) => Of(time.AddTicks(Length.Ticks - 1));

    /// <summary>When a quarter begins.</summary>
    /// <param name="quarter">Its number.</param>
    /// <returns>The time, in UTC.</returns>
    public static DateTimeOffset ToTime(int quarter) => DateTimeOffset.UnixEpoch.AddTicks(quarter * Length.Ticks);
}
