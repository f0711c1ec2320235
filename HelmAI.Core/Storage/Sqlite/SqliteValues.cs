namespace HelmAI.Core.Storage.Sqlite;

/// <summary>How values of the domain stand in SQLite.</summary>
internal static class SqliteValues
{
    /// <summary>A UUID in the order of its text, so that ids sort by the time in them.</summary>
    /// <param name="id">The id.</param>
    /// <returns>16 bytes.</returns>
    public static byte[] ToBlob(this Guid id) => id.ToByteArray(bigEndian: true);

    /// <summary>A time, cut to whole microseconds.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Microseconds since the Unix epoch.</returns>
    public static long ToMicroseconds(this DateTimeOffset time) =>
        (time.UtcTicks / TimeSpan.TicksPerMicrosecond) - (DateTimeOffset.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>A time that was stored.</summary>
    /// <param name="microseconds">Microseconds since the Unix epoch.</param>
    /// <returns>The time, in UTC.</returns>
    public static DateTimeOffset ToTime(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>A query's value in the form that it is stored in.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its stored form.</returns>
    public static object ToStored(object value) => value switch
    {
        Guid id => id.ToBlob(),
        DateTimeOffset time => time.ToMicroseconds(),
        _ => value,
    };
}
