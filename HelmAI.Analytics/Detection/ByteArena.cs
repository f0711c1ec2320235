namespace HelmAI.Analytics.Detection;

/// <summary>Room for texts that live as long as an event is looked at; cleared rather than freed.</summary>
internal sealed class ByteArena
{
    private byte[] _bytes = new byte[8 * 1024];
    private int _used;

    /// <summary>Forgets all texts.</summary>
    public void Clear() => _used = 0;

    /// <summary>Makes room for a text. Texts that were handed out before stay valid for those who hold them.</summary>
    /// <param name="length">How long it may become, in bytes.</param>
    /// <returns>The room.</returns>
    public Span<byte> Reserve(int length)
    {
        if (_used + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_used + length, _bytes.Length * 2));
        }

        return _bytes.AsSpan(_used, length);
    }

    /// <summary>Keeps the text that was written into the room reserved last.</summary>
    /// <param name="length">How long it has become, in bytes.</param>
    /// <returns>Where it is.</returns>
    public int Keep(int length)
    {
        var start = _used;
        _used += length;
        return start;
    }

    /// <summary>A text that was kept.</summary>
    /// <param name="start">Where it is.</param>
    /// <param name="length">How long it is, in bytes.</param>
    /// <returns>The text.</returns>
    public ReadOnlySpan<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);
}
