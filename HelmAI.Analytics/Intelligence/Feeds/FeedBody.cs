using HelmAI.Analytics.Intelligence.Import;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>The body of an answer, read forwards alone: not more than so many bytes of it, and without long silences.</summary>
/// <param name="inner">The body.</param>
/// <param name="maxBytes">The most bytes.</param>
/// <param name="patience">The longest silence.</param>
/// <param name="time">The clock.</param>
internal sealed class FeedBody(Stream inner, long maxBytes, TimeSpan patience, TimeProvider time) : ForwardStream
{
    private long _read;

    /// <inheritdoc/>
    /// <exception cref="FeedFaultException">The body is too large, breaks off or stops.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var silence = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            var count = await inner.ReadAsync(buffer, both.Token);
            _read += count;
            return _read <= maxBytes ? count : throw new FeedFaultException($"The server's file is larger than {maxBytes} bytes.");
        }
        catch (OperationCanceledException exception) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FeedFaultException("The server stopped in the middle of its file.", exception);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException)
        {
            throw new FeedFaultException("The server's file broke off.", exception);
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
