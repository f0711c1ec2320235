using System.Buffers.Binary;

namespace HelmAI.ApiService.Streaming;

/// <summary>
/// Where a reader is in the stream: the id of the event whose result it read last, which begins with the time of its receipt in milliseconds
/// (RFC 9562, section 5.7). It means the same in every process, since the results after it are read again from the store.
/// </summary>
internal static class StreamPosition
{
    private const int TimeLength = 6;

    // Another replica's clock may be ahead of this one's.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>The first position of a time.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The position: no event received at that time or later comes before it.</returns>
    public static Guid At(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)time.ToUnixTimeMilliseconds() << 16);
        bytes[TimeLength] = 0x70;
        bytes[8] = 0x80;
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The time of a position.</summary>
    /// <param name="position">The position.</param>
    /// <returns>The time, in UTC.</returns>
    public static DateTimeOffset TimeOf(Guid position) => DateTimeOffset.FromUnixTimeMilliseconds(MillisecondsOf(position));

    /// <summary>Reads a position.</summary>
    /// <param name="text">The header <c>Last-Event-ID</c>.</param>
    /// <param name="now">The time; a position in the future was never given out.</param>
    /// <returns>The position; <see langword="null"/> where it is none.</returns>
    public static Guid? Parse(string? text, DateTimeOffset now) =>
        Guid.TryParseExact(text, "D", out var position) && position.Version == 7 && MillisecondsOf(position) <= (now + Skew).ToUnixTimeMilliseconds() ? position : null;

    private static long MillisecondsOf(Guid position)
    {
        Span<byte> bytes = stackalloc byte[16];
        position.TryWriteBytes(bytes, bigEndian: true, out _);
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
    }
}
