using System.Buffers.Binary;
using System.IO.Hashing;

namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>
/// Maps texts to numbers, made for millions of them: open addressing with linear probing over slots of eight bytes (32 bits of the hash, and
/// where the text stands), all texts in one arena, no object for any of them. A look-up reads one slot, mostly, and the text
/// only where the hash agrees. The hash is seeded anew in every process, so that nobody can choose texts that collide.
/// </summary>
internal sealed class ValueTable
{
    // A record is a number, a tag, the text's length, and the text.
    private const int NumberSize = sizeof(int);
    private const int HeaderSize = NumberSize + 1 + sizeof(ushort);
    private const int MinSlots = 16;

    private static readonly long Seed = Random.Shared.NextInt64();

    private readonly RecordArena _records = new();
    private ulong[] _slots = new ulong[MinSlots];

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes it occupies.</summary>
    public long Size => _records.Size + ((long)_slots.Length * sizeof(ulong));

    /// <summary>Finds the number of a text.</summary>
    /// <param name="tag">The kind of text; equal texts of two kinds are two.</param>
    /// <param name="text">The text.</param>
    /// <param name="number">The number.</param>
    /// <param name="record">Where the text is kept.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryFind(byte tag, ReadOnlySpan<byte> text, out int number, out uint record)
    {
        var hash = Hash(tag, text);
        for (var slot = SlotOf(hash, _slots.Length); _slots[slot] != 0; slot = slot + 1 == _slots.Length ? 0 : slot + 1)
        {
            if ((uint)(_slots[slot] >> 32) == hash && Is(record = (uint)_slots[slot] - 1, tag, text, out number))
            {
                return true;
            }
        }

        (number, record) = (0, 0);
        return false;
    }

    /// <summary>Gives a text a number, unless it has one.</summary>
    /// <param name="tag">The kind of text.</param>
    /// <param name="text">The text, shorter than 64 KiB.</param>
    /// <param name="number">The number.</param>
    /// <returns>The number that it had already; the given one where it had none.</returns>
    public int GetOrAdd(byte tag, ReadOnlySpan<byte> text, int number)
    {
        if (TryFind(tag, text, out var known, out _))
        {
            return known;
        }

        if (Count >= _slots.Length / 4 * 3)
        {
            Resize(_slots.Length * 2);
        }

        var record = _records.Append(HeaderSize + text.Length, out var position);
        BinaryPrimitives.WriteInt32LittleEndian(record, number);
        record[NumberSize] = tag;
        BinaryPrimitives.WriteUInt16LittleEndian(record[(NumberSize + 1)..], checked((ushort)text.Length));
        text.CopyTo(record[HeaderSize..]);
        Put(_slots, ((ulong)Hash(tag, text) << 32) | (position + 1));
        Count++;
        return number;
    }

    /// <summary>Gives back the room that growing left over: seven slots of ten are in use then, and one at least is empty, where a look-up ends.</summary>
    public void Trim() => Resize(Math.Max(MinSlots, (int)(Count * 10L / 7L) + 1));

    /// <summary>A text.</summary>
    /// <param name="record">Where it is kept.</param>
    /// <returns>Its bytes.</returns>
    public ReadOnlySpan<byte> TextAt(uint record)
    {
        var bytes = _records.From(record);
        return bytes.Slice(HeaderSize, BinaryPrimitives.ReadUInt16LittleEndian(bytes[(NumberSize + 1)..]));
    }

    private bool Is(uint record, byte tag, ReadOnlySpan<byte> text, out int number)
    {
        ReadOnlySpan<byte> bytes = _records.From(record);
        number = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return bytes[NumberSize] == tag
            && BinaryPrimitives.ReadUInt16LittleEndian(bytes[(NumberSize + 1)..]) == text.Length
            && bytes.Slice(HeaderSize, text.Length).SequenceEqual(text);
    }

    // The slots alone tell where they go in a table of another size.
    private void Resize(int length)
    {
        var slots = new ulong[length];
        foreach (var slot in _slots)
        {
            if (slot != 0)
            {
                Put(slots, slot);
            }
        }

        _slots = slots;
    }

    private static void Put(ulong[] slots, ulong entry)
    {
        var slot = SlotOf((uint)(entry >> 32), slots.Length);
        while (slots[slot] != 0)
        {
            slot = slot + 1 == slots.Length ? 0 : slot + 1;
        }

        slots[slot] = entry;
    }

    private static uint Hash(byte tag, ReadOnlySpan<byte> text) => (uint)XxHash3.HashToUInt64(text, Seed + tag);

    // D. Lemire, Fast Random Integer Generation in an Interval, 2019: a product in place of a remainder, for tables of any length.
    private static int SlotOf(uint hash, int length) => (int)(((ulong)hash * (uint)length) >> 32);
}
