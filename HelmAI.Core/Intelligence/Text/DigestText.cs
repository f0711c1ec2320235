namespace HelmAI.Core.Intelligence.Text;

/// <summary>The canonical form of digests: hexadecimal in lower case.</summary>
internal static class DigestText
{
    /// <summary>Writes a digest.</summary>
    /// <param name="text">The digest as written.</param>
    /// <param name="bits">Its length in bits.</param>
    /// <param name="destination">Receives the canonical form.</param>
    /// <returns>How long that is; 0 where the text is no digest of that length.</returns>
    public static int Write(ReadOnlySpan<byte> text, int bits, Span<byte> destination)
    {
        if (text.Length != bits / 4)
        {
            return 0;
        }

        foreach (var digit in text)
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return 0;
            }
        }

        return PlainText.Lower(text, destination);
    }
}
