using System.Buffers.Binary;
using System.Numerics;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>
/// Finds which literals a text begins or ends with: up to eight bytes at the edge are a key. Shorter literals have shorter
/// keys, so a text is looked up once for each length that occurs.
/// </summary>
internal sealed class EdgeTable
{
    private const int MaxKey = 8;

    // What upper and lower case ASCII letters differ in. Other bytes that it makes equal are told apart by the comparison.
    private const ulong AnyCase = 0x2020202020202020;

    private readonly bool _atEnd;
    private readonly LiteralEntry[] _entries;
    private readonly KeyTable _table;
    private readonly uint _lengths;

    /// <summary>Creates the table.</summary>
    /// <param name="entries">The literals; none is empty.</param>
    /// <param name="atEnd">Whether they stand at the end rather than the beginning.</param>
    public EdgeTable(LiteralEntry[] entries, bool atEnd)
    {
        _entries = entries;
        _atEnd = atEnd;
        var byKey = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < entries.Length; i++)
        {
            var length = Math.Min(entries[i].Folded.Length, MaxKey);
            _lengths |= 1u << length;
            var key = Key(Edge(entries[i].Folded), length);
            if (!byKey.TryGetValue(key, out var list))
            {
                byKey.Add(key, list = []);
            }

            list.Add(i);
        }

        _table = new KeyTable(byKey);
    }

    /// <summary>Finds the literals at a text's edge.</summary>
    /// <param name="text">The text: ASCII in any case, or folded.</param>
    /// <param name="matcher">Told of each.</param>
    public void Scan(ReadOnlySpan<byte> text, RuleMatcher matcher)
    {
        var edge = Edge(text);
        for (var lengths = _lengths; lengths != 0; lengths &= lengths - 1)
        {
            var length = BitOperations.TrailingZeroCount(lengths);
            if (length > text.Length)
            {
                return;
            }

            foreach (var index in _table.Find(Key(edge, length)))
            {
                _entries[index].TellIfAt(text, _atEnd ? Math.Max(text.Length - _entries[index].Folded.Length, 0) : 0, matcher);
            }
        }
    }

    // The eight bytes at the edge, the outermost in the highest place; what is not there is zero.
    private ulong Edge(ReadOnlySpan<byte> text)
    {
        if (text.Length >= MaxKey)
        {
            return _atEnd ? BinaryPrimitives.ReadUInt64LittleEndian(text[^MaxKey..]) : BinaryPrimitives.ReadUInt64BigEndian(text);
        }

        var edge = 0ul;
        for (var i = 0; i < text.Length; i++)
        {
            edge |= (ulong)(_atEnd ? text[^(i + 1)] : text[i]) << (56 - 8 * i);
        }

        return edge;
    }

    private static ulong Key(ulong edge, int length) => ((edge | AnyCase) >> (64 - 8 * length)) + (ulong)length;
}
