using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace HelmAI.Analytics.Detection.Sigma.Correlation;

/// <summary>What a correlation remembers of a group: its observations in the order of event time, and when it last led to a finding.</summary>
internal sealed class GroupMemory
{
    // A version, the time of the last finding, and for each observation its time, part and value.
    private const byte Version = 1;
    private const int HeaderLength = 1 + sizeof(long);
    private const int EntryLength = sizeof(long) + sizeof(ushort) + sizeof(ulong);

    private readonly List<Remembered> _entries = [];

    /// <summary>The observations, earliest first; valid until the next change.</summary>
    public ReadOnlySpan<Remembered> Entries => CollectionsMarshal.AsSpan(_entries);

    /// <summary>When the last finding was, in ticks, where findings leave the observations.</summary>
    public long FoundAt { get; set; } = long.MinValue;

    /// <summary>When the latest observation happened, in ticks.</summary>
    public long Latest => _entries.Count == 0 ? long.MinValue : _entries[^1].Ticks;

    /// <summary>Reads a memory.</summary>
    /// <param name="state">What <see cref="Write"/> wrote; anything else is an empty memory.</param>
    /// <returns>The memory.</returns>
    public static GroupMemory Read(ReadOnlySpan<byte> state)
    {
        var memory = new GroupMemory();
        if (state.Length < HeaderLength || state[0] != Version)
        {
            return memory;
        }

        memory.FoundAt = BinaryPrimitives.ReadInt64LittleEndian(state[1..]);
        for (var rest = state[HeaderLength..]; rest.Length >= EntryLength; rest = rest[EntryLength..])
        {
            memory._entries.Add(new Remembered(
                BinaryPrimitives.ReadInt64LittleEndian(rest),
                BinaryPrimitives.ReadUInt16LittleEndian(rest[sizeof(long)..]),
                BinaryPrimitives.ReadUInt64LittleEndian(rest[(sizeof(long) + sizeof(ushort))..])));
        }

        return memory;
    }

    /// <summary>Writes the memory.</summary>
    /// <returns>The bytes.</returns>
    public byte[] Write()
    {
        var state = new byte[HeaderLength + _entries.Count * EntryLength];
        state[0] = Version;
        BinaryPrimitives.WriteInt64LittleEndian(state.AsSpan(1), FoundAt);
        var rest = state.AsSpan(HeaderLength);
        foreach (var entry in _entries)
        {
            BinaryPrimitives.WriteInt64LittleEndian(rest, entry.Ticks);
            BinaryPrimitives.WriteUInt16LittleEndian(rest[sizeof(long)..], entry.Part);
            BinaryPrimitives.WriteUInt64LittleEndian(rest[(sizeof(long) + sizeof(ushort))..], entry.Value);
            rest = rest[EntryLength..];
        }

        return state;
    }

    /// <summary>Adds an observation in its place; behind others of the same time.</summary>
    /// <param name="entry">The observation.</param>
    /// <returns>Its index.</returns>
    public int Add(Remembered entry)
    {
        var index = _entries.Count;
        while (index > 0 && _entries[index - 1].Ticks > entry.Ticks)
        {
            index--;
        }

        _entries.Insert(index, entry);
        return index;
    }

    /// <summary>Finds the first observation from a time on, by halving.</summary>
    /// <param name="ticks">The time, in ticks.</param>
    /// <returns>Its index; the number of observations where there is none.</returns>
    public int FirstFrom(long ticks)
    {
        var (low, high) = (0, _entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _entries[middle].Ticks < ticks ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Forgets what has led to a finding.</summary>
    /// <param name="last">The index of the last observation to forget.</param>
    public void Spend(int last) => _entries.RemoveRange(0, last + 1);

    /// <summary>Forgets observations from before a time, and the earliest beyond a number.</summary>
    /// <param name="ticks">The time, in ticks.</param>
    /// <param name="most">The number.</param>
    public void Forget(long ticks, int most)
    {
        _entries.RemoveRange(0, Math.Clamp(_entries.Count - most, FirstFrom(ticks), _entries.Count));
    }
}
