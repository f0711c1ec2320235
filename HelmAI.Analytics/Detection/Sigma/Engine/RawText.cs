using HelmAI.Analytics.Detection.Sigma.Predicates;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>
/// Looking for texts in an event's bytes as they are, before any string is unescaped. What JSON writes as it is (RFC 8259,
/// section 7) stands there unchanged but for its case, unless the sender wrote it as <c>\u</c> escapes, or with one of the two
/// other characters that fold to ASCII letters; strings that have such are looked at singly.
/// </summary>
internal static class RawText
{
    /// <summary>The longest piece of a literal that stands unchanged in an event's bytes.</summary>
    /// <param name="literal">The literal.</param>
    /// <returns>The piece, to be found anywhere, deciding nothing; <see langword="null"/> where none is long enough.</returns>
    public static NecessaryLiteral? PieceOf(NecessaryLiteral literal)
    {
        var best = (Start: 0, Length: 0);
        for (int i = 0, start = 0; i <= literal.Folded.Length; i++)
        {
            if (i < literal.Folded.Length && IsPlain(literal.Folded[i]))
            {
                continue;
            }

            best = i - start > best.Length ? (start, i - start) : best;
            start = i + 1;
        }

        return best.Length < GramTable.Shortest
            ? null
            : new NecessaryLiteral(literal.Folded[best.Start..(best.Start + best.Length)], LiteralPosition.Anywhere, Sufficient: false);
    }

    /// <summary>Whether some text may stand otherwise than unchanged in an event's bytes, or a part of them.</summary>
    /// <param name="json">The bytes.</param>
    /// <returns>Whether they have a <c>\u</c> escape, a Kelvin sign or a long s.</returns>
    public static bool IsDisguised(ReadOnlySpan<byte> json) =>
        json.IndexOf("\\u"u8) >= 0 || (json.IndexOfAny("\u212A"u8[0], "\u017F"u8[0]) >= 0 && (json.IndexOf("\u212A"u8) >= 0 || json.IndexOf("\u017F"u8) >= 0));

    private static bool IsPlain(byte c) => c is >= 0x20 and < 0x7F and not ((byte)'"' or (byte)'\\' or (byte)'/');
}
