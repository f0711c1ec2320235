namespace HelmAI.Analytics.Intelligence.Extraction;

/// <summary>How often a word has the punctuation that tells what it is.</summary>
/// <param name="Dots">How many dots it has.</param>
/// <param name="Colons">How many colons.</param>
/// <param name="Ats">How many at signs.</param>
/// <param name="Slashes">How many slashes.</param>
internal readonly record struct WordShape(int Dots, int Colons, int Ats, int Slashes)
{
    /// <summary>Looks at a word.</summary>
    /// <param name="word">The word.</param>
    /// <returns>Its shape.</returns>
    public static WordShape Of(ReadOnlySpan<byte> word)
    {
        var (dots, colons, ats, slashes) = (0, 0, 0, 0);
        foreach (var c in word)
        {
            switch (c)
            {
                case (byte)'.':
                    dots++;
                    break;
                case (byte)':':
                    colons++;
                    break;
                case (byte)'@':
                    ats++;
                    break;
                case (byte)'/':
                    slashes++;
                    break;
            }
        }

        return new WordShape(dots, colons, ats, slashes);
    }
}
