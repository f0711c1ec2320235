using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>
/// Finds which literals stand anywhere in a text. Each literal is known by the four of its bytes that are rarest among all
/// literals; a bit table says at once of nearly every place in a text that no literal's four bytes are there. The idea is
/// that of q-gram filters (Navarro and Raffinot, Flexible Pattern Matching in Strings, chapter 3), with the comparison only
/// where the filter lets through.
/// </summary>
internal sealed class GramTable
{
    /// <summary>The length of the shortest literal that can be found.</summary>
    public const int GramLength = 4;

    private const int MinBits = 13;

    private readonly (byte[] Folded, int Offset, int[] Predicates)[] _entries;
    private readonly KeyTable _table;
    private readonly ulong[] _filter;
    private readonly int _shift;

    /// <summary>Creates the table.</summary>
    /// <param name="entries">The literals, none shorter than <see cref="GramLength"/>.</param>
    /// <param name="rarity">How often literals have a gram.</param>
    public GramTable(LiteralEntry[] entries, GramRarity rarity)
    {
        _entries = [.. entries.Select(entry => (entry.Folded, rarity.RarestOffset(entry.Folded), entry.Predicates))];
        _table = new KeyTable(Enumerable.Range(0, entries.Length).GroupBy(i => (ulong)GramAt(_entries[i].Folded, _entries[i].Offset)).ToDictionary(static group => group.Key, static group => group.ToList()));

        // 32 bits for each literal keep the share of false alarms near 3 %; the smallest table is a kilobyte.
        var bits = MinBits;
        while (1 << bits < entries.Length * 32)
        {
            bits++;
        }

        _shift = 32 - bits;
        _filter = new ulong[1 << (bits - 6)];
        foreach (var (folded, offset, _) in _entries)
        {
            var hash = Hash(GramAt(folded, offset));
            _filter[hash >> 6] |= 1ul << (int)(hash & 63);
        }
    }

    /// <summary>Finds the literals in a text.</summary>
    /// <param name="text">The text, folded.</param>
    /// <param name="matcher">Told of each, perhaps more than once.</param>
    public void Scan(ReadOnlySpan<byte> text, RuleMatcher matcher)
    {
        var last = text.Length - GramLength;
        var filter = _filter;
        ref var start = ref MemoryMarshal.GetReference(text);
        for (var i = 0; i <= last; i++)
        {
            var gram = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, i));
            var hash = Hash(gram);
            if ((filter[hash >> 6] >> (int)(hash & 63) & 1) != 0)
            {
                Verify(gram, text, i, matcher);
            }
        }
    }

    /// <summary>Four bytes of a literal.</summary>
    /// <param name="text">The literal.</param>
    /// <param name="offset">Where they begin.</param>
    /// <returns>The bytes as a number.</returns>
    public static uint GramAt(ReadOnlySpan<byte> text, int offset) => MemoryMarshal.Read<uint>(text[offset..]);

    private void Verify(uint gram, ReadOnlySpan<byte> text, int position, RuleMatcher matcher)
    {
        foreach (var index in _table.Find(gram))
        {
            ref readonly var entry = ref _entries[index];
            var begin = position - entry.Offset;
            if (begin >= 0 && text[begin..].StartsWith(entry.Folded))
            {
                foreach (var predicate in entry.Predicates)
                {
                    matcher.Found(predicate);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Hash(uint gram) => (gram * 0x9E3779B1u) >> _shift;
}
