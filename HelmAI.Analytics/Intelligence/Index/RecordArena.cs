namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>
/// Bytes that are kept for good: appended, never moved nor freed one by one. It grows by blocks, so that growing copies nothing, and
/// a million texts are a few dozen objects for the garbage collector.
/// </summary>
internal sealed class RecordArena
{
    private const int BlockBits = 20;
    private const int BlockSize = 1 << BlockBits;

    // What a position of 32 bits reaches.
    private const int MaxBlocks = 1 << (32 - BlockBits);

    private readonly List<byte[]> _blocks = [];
    private int _used = BlockSize;

    /// <summary>How many bytes it occupies.</summary>
    public long Size => (long)_blocks.Count * BlockSize;

    /// <summary>Makes room.</summary>
    /// <param name="length">How many bytes, up to 1 MiB.</param>
    /// <param name="position">Where they are.</param>
    /// <returns>The room.</returns>
    /// <exception cref="InvalidOperationException">There are 4 GiB already.</exception>
    public Span<byte> Append(int length, out uint position)
    {
        if (_used + length > BlockSize)
        {
            if (_blocks.Count == MaxBlocks)
            {
                throw new InvalidOperationException("The index holds no more than 4 GiB of values.");
            }

            _blocks.Add(GC.AllocateUninitializedArray<byte>(BlockSize));
            _used = 0;
        }

        position = ((uint)(_blocks.Count - 1) << BlockBits) | (uint)_used;
        _used += length;
        return _blocks[^1].AsSpan(_used - length, length);
    }

    /// <summary>What stands from a position on, up to the end of its block.</summary>
    /// <param name="position">The position.</param>
    /// <returns>The bytes.</returns>
    public Span<byte> From(uint position) => _blocks[(int)(position >> BlockBits)].AsSpan((int)(position & (BlockSize - 1)));
}
