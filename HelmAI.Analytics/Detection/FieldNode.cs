using System.Buffers.Binary;
using System.Text;

namespace HelmAI.Analytics.Detection;

/// <summary>One step of the declared fields' paths. Names are compared without regard to the case of ASCII letters, as Sigma does.</summary>
internal sealed class FieldNode
{
    // Open addressing over a power of two, at most half full: a lookup is one hash and, nearly always, one comparison.
    private Entry[] _table = [];
    private int _count;

    private FieldNode? _sameAs;
    private FieldNode? _anyName;

    /// <summary>The slots of the paths that end here: the field's own first, then those that take it for another name of theirs.</summary>
    public int[] Slots { get; private set; } = [];

    /// <summary>The slot of the field itself; -1 where only others use its value, or none.</summary>
    public int OwnSlot { get; private set; } = -1;

    /// <summary>Declares that a field's path ends here.</summary>
    /// <param name="next">The slot it gets if it has none yet.</param>
    /// <returns>Its slot.</returns>
    public int Claim(int next)
    {
        if (OwnSlot < 0)
        {
            OwnSlot = next;
            Feed(next);
        }

        return OwnSlot;
    }

    /// <summary>Gives the value found here to a slot too.</summary>
    /// <param name="slot">The slot.</param>
    public void Feed(int slot) => Slots = Slots.Contains(slot) ? Slots : [.. Slots, slot];

    /// <summary>Makes the members found here count as members of another step.</summary>
    /// <param name="other">The other step.</param>
    public void StandFor(FieldNode other) => _sameAs = other;

    /// <summary>The step for members of any name that has none of its own; made on first use.</summary>
    /// <returns>The step.</returns>
    public FieldNode AnyName() => _anyName ??= new FieldNode();

    /// <summary>Finds the step with a name.</summary>
    /// <param name="name">The name, in UTF-8.</param>
    /// <returns>The step, or <see langword="null"/> where no declared path goes that way.</returns>
    public FieldNode? Find(ReadOnlySpan<byte> name) => FindNamed(name) ?? _anyName;

    /// <summary>Finds the step with a name, not counting that for any name.</summary>
    /// <param name="name">The name, in UTF-8.</param>
    /// <returns>The step, or <see langword="null"/> where no declared path goes that way.</returns>
    public FieldNode? FindNamed(ReadOnlySpan<byte> name) => FindOwn(name) ?? _sameAs?.FindNamed(name);

    private FieldNode? FindOwn(ReadOnlySpan<byte> name)
    {
        if (_count == 0)
        {
            return null;
        }

        var mask = _table.Length - 1;
        var hash = Hash(name);
        for (var i = (int)hash & mask; _table[i].Node is { } node; i = (i + 1) & mask)
        {
            if (_table[i].Hash == hash && EqualNames(_table[i].Name, name))
            {
                return node;
            }
        }

        return null;
    }

    /// <summary>Finds the step with a name, or makes it.</summary>
    /// <param name="name">The name, in UTF-8.</param>
    /// <returns>The step.</returns>
    public FieldNode FindOrAdd(ReadOnlySpan<byte> name)
    {
        if (FindOwn(name) is { } found)
        {
            return found;
        }

        if ((_count + 1) * 2 > _table.Length)
        {
            var old = _table;
            _table = new Entry[Math.Max(4, old.Length * 2)];
            foreach (var entry in old.Where(static entry => entry.Node is not null))
            {
                Insert(entry);
            }
        }

        var added = new Entry(Hash(name), name.ToArray(), new FieldNode());
        Insert(added);
        _count++;
        return added.Node!;
    }

    private void Insert(Entry entry)
    {
        var mask = _table.Length - 1;
        var i = (int)entry.Hash & mask;
        while (_table[i].Node is not null)
        {
            i = (i + 1) & mask;
        }

        _table[i] = entry;
    }

    // Ascii.EqualsIgnoreCase calls any two texts with other than ASCII characters different.
    private static bool EqualNames(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y) =>
        x.SequenceEqual(y) || Ascii.EqualsIgnoreCase(x, y);

    // Length, first and last bytes tell field names apart well; 0x20 folds the case of ASCII letters.
    private static uint Hash(ReadOnlySpan<byte> name)
    {
        const uint Fold = 0x20202020;
        uint head, tail;
        if (name.Length >= 4)
        {
            head = BinaryPrimitives.ReadUInt32LittleEndian(name) | Fold;
            tail = BinaryPrimitives.ReadUInt32LittleEndian(name[^4..]) | Fold;
        }
        else
        {
            head = Fold;
            foreach (var c in name)
            {
                head = (head << 8) | c | 0x20u;
            }

            tail = 0;
        }

        var middle = name.Length > 8 ? name[name.Length / 2] | 0x20u : 0u;
        return (uint)name.Length * 0x9E3779B1u ^ head * 0x85EBCA77u ^ tail * 0xC2B2AE3Du ^ middle * 0x27D4EB2Fu ^ (head >> 13);
    }

    private readonly record struct Entry(uint Hash, byte[] Name, FieldNode? Node);
}
