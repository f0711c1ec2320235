using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using HelmAI.ApiService.Gateway.Bodies;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>The body of a batch, read as it arrives and unpacked where it is gzip (RFC 1952).</summary>
internal sealed class BatchBody : IAsyncDisposable
{
    // Logs shrink ten- to fiftyfold; whatever expands more than this is no log, but a bomb for the processor.
    private const int MaxExpansion = 250;

    // What may come of the first few packed bytes, to which the ratio says nothing yet.
    private const int FreeExpansion = 16 * 1024 * 1024;

    private readonly PipeReader _reader;
    private readonly CountingStream? _packed;
    private long _unpacked;
    private long _kept;
    private bool _isComplete;
    private bool _isHeld;

    private BatchBody(PipeReader reader, CountingStream? packed)
    {
        _reader = reader;
        _packed = packed;
    }

    /// <summary>What has arrived and was not taken yet.</summary>
    public ReadOnlySequence<byte> Arrived { get; private set; }

    /// <summary>Opens a request's body.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The body, to be disposed.</returns>
    /// <exception cref="BadHttpRequestException">It is packed in a way that is not known here (415).</exception>
    public static BatchBody Open(HttpRequest request) => request.Headers.ContentEncoding switch
    {
        [] => new BatchBody(request.BodyReader, packed: null),
        [{ } encoding] when encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) => Unpack(new CountingStream(request.Body)),
        _ => throw new BadHttpRequestException("The body must be plain or packed by gzip, and the header Content-Encoding say so.", StatusCodes.Status415UnsupportedMediaType),
    };

    /// <summary>Waits for more of the body.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there is more; <see langword="false"/> where it has ended.</returns>
    /// <exception cref="BadHttpRequestException">It broke off, came too slowly, is not gzip, or expands beyond measure.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_isComplete)
        {
            return false;
        }

        try
        {
            var read = await _reader.ReadAsync(cancellationToken);
            (Arrived, _isComplete, _isHeld) = (read.Buffer, read.IsCompleted, true);
        }
        catch (Exception exception) when (exception is (InvalidDataException or IOException or OperationCanceledException) and not BadHttpRequestException)
        {
            throw new BadHttpRequestException(
                exception is InvalidDataException ? "The body is not whole gzip." : "The body broke off.", StatusCodes.Status400BadRequest, exception);
        }

        _unpacked += Arrived.Length - _kept;
        return _packed is null || _unpacked - FreeExpansion <= MaxExpansion * _packed.Count
            ? true
            : throw new BadHttpRequestException($"The body expands more than {MaxExpansion} times.");
    }

    /// <summary>Lets go of what was taken.</summary>
    /// <param name="rest">What was not, to come again with the next bytes.</param>
    public void Keep(ReadOnlySequence<byte> rest)
    {
        (Arrived, _kept) = (rest, rest.Length);
        if (!_isComplete)
        {
            _reader.AdvanceTo(rest.Start, rest.End);
            _isHeld = false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isHeld)
        {
            _reader.AdvanceTo(Arrived.End);
        }

        // The server drains and ends its own reader.
        if (_packed is not null)
        {
            await _reader.CompleteAsync();
        }
    }

    private static BatchBody Unpack(CountingStream packed) =>
        new(PipeReader.Create(new GZipStream(packed, CompressionMode.Decompress), new StreamPipeReaderOptions(bufferSize: 65_536)), packed);
}
