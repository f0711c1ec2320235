using System.Buffers.Binary;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>Finds which literals a text is.</summary>
internal sealed class WholeTable
{
    // What upper and lower case ASCII letters differ in.
    private const ulong AnyCase = 0x2020202020202020;

    private readonly LiteralEntry[] _entries;
    private readonly KeyTable _table;

    /// <summary>Creates the table.</summary>
    /// <param name="entries">The literals.</param>
    public WholeTable(LiteralEntry[] entries)
    {
        _entries = entries;
        _table = new KeyTable(Enumerable.Range(0, entries.Length).GroupBy(i => Key(entries[i].Folded)).ToDictionary(static group => group.Key, static group => group.ToList()));
    }

    /// <summary>Finds the literals that a text is.</summary>
    /// <param name="text">The text: ASCII in any case, or folded.</param>
    /// <param name="matcher">Told of each.</param>
    public void Scan(ReadOnlySpan<byte> text, RuleMatcher matcher)
    {
        foreach (var index in _table.Find(Key(text)))
        {
            if (_entries[index].Folded.Length == text.Length)
            {
                _entries[index].TellIfAt(text, 0, matcher);
            }
        }
    }

    // Both ends and the length tell most values apart; the comparison decides.
    private static ulong Key(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 8)
        {
            var first = BinaryPrimitives.ReadUInt64LittleEndian(text) | AnyCase;
            var last = BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]) | AnyCase;
            return first ^ ulong.RotateLeft(last, 23) ^ (ulong)text.Length;
        }

        var key = (ulong)text.Length;
        foreach (var c in text)
        {
            key = (key << 8) ^ (byte)(c | 0x20);
        }

        return key;
    }
}
