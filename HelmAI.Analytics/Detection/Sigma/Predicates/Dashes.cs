namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>The five characters that the <c>windash</c> modifier takes for each other (modifiers appendix, String Modifiers).</summary>
internal static class Dashes
{
    /// <summary>Hyphen, slash, en dash, em dash and horizontal bar.</summary>
    public const string All = "-/–—―";

    /// <summary>How many bytes a dash at a text's beginning takes.</summary>
    /// <param name="text">The text, in UTF-8.</param>
    /// <returns>The length; -1 where the text begins with no dash.</returns>
    public static int LengthAt(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'-' or (byte)'/', ..] => 1,
        [0xE2, 0x80, 0x93 or 0x94 or 0x95, ..] => 3,
        _ => -1,
    };
}
