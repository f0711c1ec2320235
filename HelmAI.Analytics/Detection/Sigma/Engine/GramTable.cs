using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>
/// Finds which literals stand anywhere in a text. Each literal is known by the few of its bytes that are rarest among all
/// literals (its gram); a filter says at once of nearly every place in a text that no gram is there. The idea is that of
/// q-gram filters (Navarro and Raffinot, Flexible Pattern Matching in Strings, chapter 3): the filter is a bit table, or
/// for small sets a vector comparison.
/// </summary>
internal sealed class GramTable
{
    /// <summary>How many bytes a gram usually has.</summary>
    public const int Usual = 4;

    /// <summary>How many bytes a gram has at least: literals that short have tables of their own.</summary>
    public const int Shortest = 3;

    /// <summary>How long a literal must be for the text to be looked at in every fourth place only.</summary>
    public const int Long = Usual + LongStride - 1;

    private const int LongStride = 4;

    // Bit 5 is what upper and lower case ASCII letters differ in. Other bytes that it makes equal are told apart later.
    private const uint AnyCase = 0x20202020;

    private const int MinBits = 13;

    private readonly LiteralEntry[] _entries;
    private readonly (int Entry, int Offset)[] _grams;
    private readonly KeyTable _table;
    private readonly ulong[] _filter;
    private readonly NibbleFilter? _vector;
    private readonly int _shift;
    private readonly int _length;
    private readonly int _stride;
    private readonly uint _mask;

    /// <summary>Creates the table.</summary>
    /// <param name="entries">The literals, none shorter than the grams.</param>
    /// <param name="length">How many bytes a gram has.</param>
    /// <param name="rarity">How often literals have a gram.</param>
    public GramTable(LiteralEntry[] entries, int length, GramRarity rarity)
    {
        _entries = entries;
        _length = length;
        _mask = length == Usual ? uint.MaxValue : 0x00FFFFFF;

        // Of as many neighbouring grams as the stride is long, one falls on a place that is looked at (Navarro and Raffinot's
        // q-samples). A vector filter looks at all places at less cost, so long as there are few grams.
        var vector = NibbleFilter.Suits(entries.Length);
        _stride = !vector && entries.All(static entry => entry.Folded.Length >= Long) ? LongStride : 1;
        _grams = [.. entries.SelectMany((entry, i) => Offsets(entry.Folded, rarity).Select(offset => (i, offset)))];
        var grams = _grams.Select(one => Gram(entries[one.Entry].Folded.AsSpan(one.Offset))).ToArray();
        _table = new KeyTable(Enumerable.Range(0, grams.Length).GroupBy(i => (ulong)grams[i]).ToDictionary(static group => group.Key, static group => group.ToList()));
        _vector = vector ? new NibbleFilter(grams) : null;

        // 32 bits for each gram keep the share of false alarms near 3 %; the smallest table is a kilobyte.
        var bits = MinBits;
        while (1 << bits < grams.Length * 32)
        {
            bits++;
        }

        _shift = 32 - bits;
        _filter = new ulong[1 << (bits - 6)];
        foreach (var gram in grams)
        {
            var hash = Hash(gram);
            _filter[hash >> 6] |= 1ul << (int)(hash & 63);
        }
    }

    /// <summary>Finds the literals in a text.</summary>
    /// <param name="text">The text: ASCII in any case, or folded.</param>
    /// <param name="matcher">Told of each, perhaps more than once.</param>
    public void Scan(ReadOnlySpan<byte> text, RuleMatcher matcher)
    {
        var i = 0;
        if (_vector is { } vector)
        {
            for (; i <= text.Length - NibbleFilter.Window; i += NibbleFilter.Stride)
            {
                for (var hits = vector.Find(text, i); hits != 0; hits &= hits - 1)
                {
                    var position = i + BitOperations.TrailingZeroCount(hits);
                    Verify(Gram(text[position..]), text, position, matcher);
                }
            }
        }

        ref var start = ref MemoryMarshal.GetReference(text);
        var filter = _filter;
        for (; i <= text.Length - sizeof(uint); i += _stride)
        {
            var gram = (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, i)) | AnyCase) & _mask;
            var hash = Hash(gram);
            if ((filter[hash >> 6] >> (int)(hash & 63) & 1) != 0)
            {
                Verify(gram, text, i, matcher);
            }
        }

        if (_length < sizeof(uint) && i == text.Length - _length)
        {
            Verify(Gram(text[i..]), text, i, matcher);
        }
    }

    private IEnumerable<int> Offsets(byte[] literal, GramRarity rarity) =>
        _length < Usual ? [0] : Enumerable.Range(rarity.RarestOffset(literal, _stride), _stride);

    private void Verify(uint gram, ReadOnlySpan<byte> text, int position, RuleMatcher matcher)
    {
        foreach (var index in _table.Find(gram))
        {
            var (entry, offset) = _grams[index];
            if (position >= offset)
            {
                _entries[entry].TellIfAt(text, position - offset, matcher);
            }
        }
    }

    private uint Gram(ReadOnlySpan<byte> text)
    {
        var gram = text.Length >= sizeof(uint) ? MemoryMarshal.Read<uint>(text) : text[0] | (uint)text[1] << 8 | (uint)text[2] << 16;
        return (gram | AnyCase) & _mask;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Hash(uint gram) => (gram * 0x9E3779B1u) >> _shift;
}
