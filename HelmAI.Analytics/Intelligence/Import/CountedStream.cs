namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Reads forward, counts, and gives back what was put back.</summary>
/// <param name="inner">Where the bytes are; disposed with this.</param>
/// <param name="count">Is told of bytes.</param>
internal sealed class CountedStream(Stream inner, Action<int> count) : ForwardStream
{
    private ReadOnlyMemory<byte> _again;

    /// <summary>Has bytes come again, before all others.</summary>
    /// <param name="bytes">What was read from the start.</param>
    public void PutBack(ReadOnlyMemory<byte> bytes) => _again = bytes;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_again.IsEmpty)
        {
            var length = Math.Min(buffer.Length, _again.Length);
            _again[..length].CopyTo(buffer);
            _again = _again[length..];
            return length;
        }

        var read = await inner.ReadAsync(buffer, cancellationToken);
        count(read);
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
