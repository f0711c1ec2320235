using System.Buffers.Text;

namespace HelmAI.ApiService.Events.Parsing;

/// <summary>Finds escapes of half a surrogate pair, which name no character (RFC 7493, section 2.1).</summary>
internal static class Surrogates
{
    private const int EscapeLength = 6;

    /// <summary>Looks for a lone half.</summary>
    /// <param name="escaped">The inside of a well-formed JSON string, escapes and all.</param>
    /// <returns>Whether there is one.</returns>
    public static bool HasLone(ReadOnlySpan<byte> escaped)
    {
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                continue;
            }

            if (escaped[i + 1] != 'u')
            {
                i++;
                continue;
            }

            var unit = UnitAt(escaped, i);
            if (char.IsLowSurrogate(unit) || (char.IsHighSurrogate(unit) && !char.IsLowSurrogate(UnitAt(escaped, i + EscapeLength))))
            {
                return true;
            }

            i += (char.IsHighSurrogate(unit) ? 2 * EscapeLength : EscapeLength) - 1;
        }

        return false;
    }

    private static char UnitAt(ReadOnlySpan<byte> escaped, int index) =>
        escaped.Length - index >= EscapeLength && escaped[index..].StartsWith("\\u"u8)
        && Utf8Parser.TryParse(escaped.Slice(index + 2, 4), out ushort unit, out _, 'x')
            ? (char)unit
            : '\0';
}
