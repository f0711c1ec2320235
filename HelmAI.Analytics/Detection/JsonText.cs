using System.Globalization;
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
        var written = 0;
        while (true)
        {
            var backslash = escaped.IndexOf((byte)'\\');
            if (backslash < 0)
            {
                escaped.CopyTo(destination[written..]);
                return written + escaped.Length;
            }

            escaped[..backslash].CopyTo(destination[written..]);
            written += backslash;
            var kind = escaped[backslash + 1];
            escaped = escaped[(backslash + 2)..];
            if (kind == 'u')
            {
                written += Rune(ref escaped).EncodeToUtf8(destination[written..]);
            }
            else
            {
                destination[written++] = kind switch
                {
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    _ => kind,
                };
            }
        }
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
