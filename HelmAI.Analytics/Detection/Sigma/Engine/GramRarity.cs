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
        var best = 0;
        var fewest = int.MaxValue;
        for (var i = 0; i + neighbours - 1 + GramTable.Usual <= literal.Length; i++)
        {
            var count = 0;
            for (var gram = i; gram < i + neighbours; gram++)
            {
                count += _counts.GetValueOrDefault(At(literal, gram)) + CommonBytes(literal.Slice(gram, GramTable.Usual));
            }

            if (count < fewest)
            {
                (best, fewest) = (i, count);
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
