using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace HelmAI.Analytics.Detection;

/// <summary>Undoes the escapes of JSON strings (RFC 8259, section 7).</summary>
internal static class JsonText
{
    /// <summary>Undoes the escapes of a string that a reader has already found well-formed.</summary>
    /// <param name="escaped">The text between the quotes.</param>
    /// <param name="destination">Receives the text; as long as <paramref name="escaped"/> is always enough.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        var read = 0;
        var written = 0;
        while (read < escaped.Length)
        {
            var plain = PlainLength(escaped[read..], destination[written..]);
            read += plain;
            written += plain;
            if (read < escaped.Length && escaped[read] == '\\')
            {
                read = UnescapeOne(escaped, read + 1, destination, ref written);
            }
        }

        return written;
    }

    // Copies up to sixteen bytes and tells how many of them come before an escape; what is copied beyond is overwritten later.
    private static int PlainLength(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (source.Length < Vector128<byte>.Count)
        {
            var backslash = source.IndexOf((byte)'\\');
            backslash = backslash < 0 ? source.Length : backslash;
            source[..backslash].CopyTo(destination);
            return backslash;
        }

        var bytes = Vector128.Create(source);
        bytes.CopyTo(destination);
        var backslashes = Vector128.Equals(bytes, Vector128.Create((byte)'\\')).ExtractMostSignificantBits();
        return backslashes == 0 ? Vector128<byte>.Count : BitOperations.TrailingZeroCount(backslashes);
    }

    private static int UnescapeOne(ReadOnlySpan<byte> escaped, int read, Span<byte> destination, ref int written)
    {
        var kind = escaped[read++];
        if (kind == 'u')
        {
            var digits = escaped[read..];
            written += Rune(ref digits).EncodeToUtf8(destination[written..]);
            return escaped.Length - digits.Length;
        }

        destination[written++] = kind switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            _ => kind,
        };
        return read;
    }

    private static Rune Rune(ref ReadOnlySpan<byte> escaped)
    {
        var first = Unit(ref escaped);
        if (char.IsHighSurrogate(first) && escaped.Length >= 6 && escaped[0] == '\\' && escaped[1] == 'u')
        {
            var rest = escaped[2..];
            var second = Unit(ref rest);
            if (char.IsLowSurrogate(second))
            {
                escaped = rest;
                return new Rune(first, second);
            }
        }

        return System.Text.Rune.TryCreate(first, out var rune) ? rune : System.Text.Rune.ReplacementChar;
    }

    private static char Unit(ref ReadOnlySpan<byte> digits)
    {
        _ = ushort.TryParse(digits[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit);
        digits = digits[4..];
        return (char)unit;
    }
}
