namespace HelmAI.Core.Intelligence.Text;

/// <summary>Writes bytes into room of fixed length and remembers whether that was enough.</summary>
/// <param name="room">The room.</param>
internal ref struct Utf8Writer(Span<byte> room)
{
    private readonly Span<byte> _room = room;

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>Whether the room was too short; what was written is of no use then.</summary>
    public bool IsFull { get; private set; }

    /// <summary>What was written.</summary>
    public readonly Span<byte> Written => _room[..Length];

    /// <summary>The room that is left.</summary>
    public readonly Span<byte> Rest => _room[Length..];

    /// <summary>Writes a byte.</summary>
    /// <param name="value">The byte.</param>
    public void Add(byte value)
    {
        if (Length == _room.Length)
        {
            IsFull = true;
            return;
        }

        _room[Length++] = value;
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="values">The bytes.</param>
    public void Add(scoped ReadOnlySpan<byte> values)
    {
        if (values.Length > _room.Length - Length)
        {
            IsFull = true;
            return;
        }

        values.CopyTo(_room[Length..]);
        Length += values.Length;
    }

    /// <summary>Counts bytes that were written into <see cref="Rest"/>.</summary>
    /// <param name="count">How many.</param>
    public void Advance(int count) => Length += count;

    /// <summary>Forgets what was written last.</summary>
    /// <param name="length">How much stays.</param>
    public void Cut(int length) => Length = length;
}
