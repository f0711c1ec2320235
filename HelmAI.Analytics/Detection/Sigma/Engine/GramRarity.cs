using System.Buffers;
using System.Runtime.InteropServices;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>
/// Which groups of four bytes are rare. What many rules look for (<c>.exe</c>, <c>\win</c>) is also what many events have,
/// so the rules' own literals are the measure.
/// </summary>
internal sealed class GramRarity
{
    // The most frequent letters of English, and what paths, numbers and JSON are full of.
    private static readonly SearchValues<byte> Frequent = SearchValues.Create("etaoinsrlcdmu 0123\\.:-\""u8);

    private readonly Dictionary<uint, int> _counts = [];

    /// <summary>Counts a literal's grams.</summary>
    /// <param name="literal">The literal, folded.</param>
    public void Count(ReadOnlySpan<byte> literal)
    {
        for (var i = 0; i + GramTable.Usual <= literal.Length; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, At(literal, i), out _)++;
        }
    }

    /// <summary>Where a literal's rarest neighbouring grams begin.</summary>
    /// <param name="literal">The literal, folded.</param>
    /// <param name="neighbours">How many grams; the literal has at least as many.</param>
    /// <returns>The offset.</returns>
    public int RarestOffset(ReadOnlySpan<byte> literal, int neighbours = 1)
    {
        var scores = new int[literal.Length - GramTable.Usual + 1];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = _counts.GetValueOrDefault(At(literal, i)) + CommonBytes(literal.Slice(i, GramTable.Usual));
        }

        // The sum over neighbours moves along, one in and one out.
        var sum = scores.Take(neighbours).Sum();
        var (best, least) = (0, sum);
        for (var i = neighbours; i < scores.Length; i++)
        {
            sum += scores[i] - scores[i - neighbours];
            if (sum < least)
            {
                (best, least) = (i - neighbours + 1, sum);
            }
        }

        return best;
    }

    /// <summary>How often literals have a literal's rarest gram.</summary>
    /// <param name="literal">The literal, folded, at least one gram long.</param>
    /// <returns>The count.</returns>
    public int RarestCount(ReadOnlySpan<byte> literal) => _counts.GetValueOrDefault(At(literal, RarestOffset(literal)));

    private static int CommonBytes(ReadOnlySpan<byte> gram)
    {
        var common = 0;
        foreach (var c in gram)
        {
            common += Frequent.Contains(c) ? 4 : 0;
        }

        return common;
    }

    private static uint At(ReadOnlySpan<byte> literal, int offset) => MemoryMarshal.Read<uint>(literal[offset..]);
}
