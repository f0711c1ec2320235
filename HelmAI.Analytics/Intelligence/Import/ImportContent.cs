using System.IO.Compression;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>What is imported: bytes that can be read from the start as often as needed, plain or packed by gzip (RFC 1952).</summary>
/// <param name="open">Opens them.</param>
public sealed class ImportContent(Func<Stream> open)
{
    private long _read;

    /// <summary>How many bytes, packed as they are, were read in the reading that is under way.</summary>
    public long BytesRead => Volatile.Read(ref _read);

    /// <summary>The content of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The content.</returns>
    public static ImportContent OfFile(string path) => new(() => new FileStream(
        path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }));

    /// <summary>Begins to read, unpacked.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="IOException">They can't be read.</exception>
    internal async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _read, 0);
        var packed = new CountedStream(open(), count => Interlocked.Add(ref _read, count));
        var start = new byte[2];
        var length = await packed.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        packed.PutBack(start.AsMemory(0, length));
        return start is [0x1F, 0x8B] ? new UnpackedStream(new GZipStream(packed, CompressionMode.Decompress), () => BytesRead) : packed;
    }
}
