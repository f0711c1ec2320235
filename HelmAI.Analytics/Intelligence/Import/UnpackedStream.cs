using System.IO.Compression;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Unpacks, and stops at what expands beyond measure.</summary>
/// <param name="inner">Unpacks; disposed with this.</param>
/// <param name="packed">How many packed bytes were read.</param>
internal sealed class UnpackedStream(GZipStream inner, Func<long> packed) : ForwardStream
{
    // Lists shrink five- to fiftyfold; whatever expands more than this is none, but a bomb for the processor.
    private const int MaxExpansion = 250;

    // What may come of the first few packed bytes, to which the ratio says nothing yet.
    private const int FreeExpansion = 16 * 1024 * 1024;

    private long _unpacked;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            _unpacked += read;
            return _unpacked - FreeExpansion <= MaxExpansion * packed() ? read : throw new BrokenImportException($"It expands more than {MaxExpansion} times.");
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new BrokenImportException("It is not whole gzip.", exception);
        }
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
