using System.Buffers.Binary;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>Finds which literals a text is.</summary>
internal sealed class WholeTable
{
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
    /// <param name="text">The text, folded.</param>
    /// <param name="matcher">Told of each.</param>
    public void Scan(ReadOnlySpan<byte> text, RuleMatcher matcher)
    {
        foreach (var index in _table.Find(Key(text)))
        {
            ref readonly var entry = ref _entries[index];
            if (text.SequenceEqual(entry.Folded))
            {
                foreach (var predicate in entry.Predicates)
                {
                    matcher.Found(predicate);
                }
            }
        }
    }

    // Both ends and the length tell most values apart; the comparison decides.
    private static ulong Key(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 8)
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(text) ^ ulong.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]), 23) ^ (ulong)text.Length;
        }

        var key = (ulong)text.Length;
        foreach (var c in text)
        {
            key = (key << 8) ^ c;
        }

        return key;
    }
}
