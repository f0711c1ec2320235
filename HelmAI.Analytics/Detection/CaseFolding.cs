using System.Buffers;
using System.Text;

namespace HelmAI.Analytics.Detection;

/// <summary>
/// Makes texts comparable without regard to case: Unicode's simple case folding (Unicode Standard, section 3.13; statuses C
/// and S of CaseFolding.txt), which maps each character by itself. Most texts are ASCII and take the fast way.
/// </summary>
internal static class CaseFolding
{
    private static readonly Rune LongS = new(0x017F);
    private static readonly Rune SharpS = new(0x00DF);
    private static readonly Rune CapitalSharpS = new(0x1E9E);
    private static readonly Rune DottedCapitalI = new(0x0130);
    private static readonly Rune DotlessI = new(0x0131);

    /// <summary>How many bytes the folded form of a text may take: some characters' counterparts are longer.</summary>
    /// <param name="length">The text's length, in bytes.</param>
    /// <returns>The bound, in bytes.</returns>
    public static int MaxLength(int length) => length * 2;

    /// <summary>Folds a text.</summary>
    /// <param name="source">The text, in UTF-8; bytes that are no UTF-8 stay as they are.</param>
    /// <param name="destination">Receives the folded text; see <see cref="MaxLength"/>.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Fold(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (Ascii.ToLower(source, destination, out var written) == OperationStatus.Done)
        {
            return written;
        }

        source = source[written..];
        while (!source.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(source, out var rune, out var consumed) == OperationStatus.Done)
            {
                written += Fold(rune).EncodeToUtf8(destination[written..]);
            }
            else
            {
                source[..consumed].CopyTo(destination[written..]);
                written += consumed;
            }

            source = source[consumed..];
        }

        return written;
    }

    /// <summary>Folds a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its folded form, in UTF-8.</returns>
    public static byte[] Fold(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var folded = new byte[MaxLength(utf8.Length)];
        return folded[..Fold(utf8, folded)];
    }

    // Upper and then lower case is simple folding but for these: the invariant tables keep the Turkish i's and the long s apart,
    // and the sharp s has a capital that it is not the lower case of.
    private static Rune Fold(Rune rune) =>
        rune.IsAscii ? Rune.ToLowerInvariant(rune)
        : rune == LongS ? new Rune('s')
        : rune == CapitalSharpS ? SharpS
        : rune == DottedCapitalI || rune == DotlessI ? rune
        : Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));
}
