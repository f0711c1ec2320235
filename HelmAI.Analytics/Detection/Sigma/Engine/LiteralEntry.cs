using System.Text;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>A literal of an index.</summary>
/// <param name="Folded">The literal, folded.</param>
/// <param name="Predicates">The predicates that have it.</param>
internal readonly record struct LiteralEntry(byte[] Folded, int[] Predicates)
{
    /// <summary>Tells of the literal if it stands at a place.</summary>
    /// <param name="text">The text: ASCII in any case, or folded.</param>
    /// <param name="start">The place.</param>
    /// <param name="matcher">Told of the predicates.</param>
    public void TellIfAt(ReadOnlySpan<byte> text, int start, RuleMatcher matcher)
    {
        if (Folded.Length > text.Length - start)
        {
            return;
        }

        // Comparing without regard to case calls all texts with other than ASCII characters different.
        var there = text.Slice(start, Folded.Length);
        if (there.SequenceEqual(Folded) || Ascii.EqualsIgnoreCase(there, Folded))
        {
            foreach (var predicate in Predicates)
            {
                matcher.Found(predicate);
            }
        }
    }
}
