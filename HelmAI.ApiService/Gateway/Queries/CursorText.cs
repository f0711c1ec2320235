using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using HelmAI.Core.Storage;

namespace HelmAI.ApiService.Gateway.Queries;

/// <summary>
/// Writes a place in a list as an opaque text: base64url (RFC 4648, section 5) of the time in microseconds since year 1
/// (8 bytes) and the id (16 bytes), both in network order.
/// </summary>
internal static class CursorText
{
    private const int TimeLength = sizeof(long);
    private const int Length = TimeLength + 16;

    /// <summary>Writes a place.</summary>
    /// <param name="cursor">The place.</param>
    /// <returns>Its text; <see langword="null"/> for <see langword="null"/>.</returns>
    public static string? From(PageCursor? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, cursor.Timestamp.UtcTicks / TimeSpan.TicksPerMicrosecond);
        cursor.Id.TryWriteBytes(bytes[TimeLength..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cursor">The place.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out PageCursor? cursor)
    {
        cursor = null;
        Span<byte> bytes = stackalloc byte[Length];
        if (!Base64Url.IsValid(text, out var length) || length != Length || !Base64Url.TryDecodeFromChars(text, bytes, out _))
        {
            return false;
        }

        var microseconds = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (microseconds is < 0 or > long.MaxValue / TimeSpan.TicksPerMicrosecond || microseconds * TimeSpan.TicksPerMicrosecond > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        cursor = new PageCursor(
            new DateTimeOffset(microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero),
            new Guid(bytes[TimeLength..], bigEndian: true));
        return true;
    }
}
