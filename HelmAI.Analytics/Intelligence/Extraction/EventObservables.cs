using System.IO.Hashing;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Extraction;

/// <summary>The observables of one event, each once, in canonical form. Made once a thread and filled again for every event.</summary>
internal sealed class EventObservables
{
    /// <summary>How many observables of an event are looked at.</summary>
    public const int MaxCount = 256;

    private const int MaxBytes = 64 * 1024;

    // Four times as many slots as observables; a power of two.
    private const int Slots = 4 * MaxCount;

    private readonly byte[] _bytes = new byte[MaxBytes];
    private readonly Entry[] _entries = new Entry[MaxCount];
    private readonly short[] _slots = new short[Slots];
    private int _used;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no more are taken: what an event has beyond these bounds is not looked at.</summary>
    public bool IsFull => Count == MaxCount || MaxBytes - _used < Observables.MaxLength;

    /// <summary>Forgets those of the last event.</summary>
    public void Clear()
    {
        if (Count > 0)
        {
            Array.Clear(_slots);
        }

        (Count, _used) = (0, 0);
    }

    /// <summary>What an observable is.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <returns>Its type.</returns>
    public ObservableType TypeAt(int index) => _entries[index].Type;

    /// <summary>An observable's canonical form.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The text.</returns>
    public ReadOnlySpan<byte> ValueAt(int index) => _bytes.AsSpan(_entries[index].Start, _entries[index].Length);

    /// <summary>In which of the event's values an observable was first seen.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The value's index in the event's fields.</returns>
    public int SeenIn(int index) => _entries[index].SeenIn;

    /// <summary>Adds an observable, if it is one and is not there yet.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="text">The text as written.</param>
    /// <param name="seenIn">The value that it stands in.</param>
    /// <returns>Whether the text is an observable of that type.</returns>
    public bool Add(ObservableType type, ReadOnlySpan<byte> text, int seenIn)
    {
        if (IsFull || !Observables.TryNormalise(ref type, text, _bytes.AsSpan(_used, Observables.MaxLength), out var length))
        {
            return false;
        }

        ReadOnlySpan<byte> value = _bytes.AsSpan(_used, length);
        var slot = (int)(XxHash3.HashToUInt64(value, (long)type) % Slots);
        for (; _slots[slot] != 0; slot = (slot + 1) % Slots)
        {
            var known = _slots[slot] - 1;
            if (_entries[known].Type == type && ValueAt(known).SequenceEqual(value))
            {
                return true;
            }
        }

        _entries[Count] = new Entry(type, _used, length, seenIn);
        _slots[slot] = (short)++Count;
        _used += length;
        return true;
    }

    private readonly record struct Entry(ObservableType Type, int Start, int Length, int SeenIn);
}
