using System.Threading.Channels;
using HelmAI.ApiService.Gateway.Authentication;

namespace HelmAI.ApiService.Streaming;

/// <summary>A reader of the stream. Whoever offers it something neither waits nor fails.</summary>
internal sealed class StreamClient : IDisposable
{
    // How long the last messages may take before the connection is cut. Who reads slowly has much to read before them; a program that stops
    // has little time.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShutdownGrace = TimeSpan.FromSeconds(3);

    private readonly Channel<StreamItem> _items;
    private readonly CancellationTokenSource _cut;
    private readonly Lock _ending = new();
    private StreamEnd? _end;
    private bool _isOver;
    private long _offeredAt;

    /// <summary>Begins with nothing to read.</summary>
    /// <param name="caller">Who reads.</param>
    /// <param name="presentedKey">The key that was shown, to be looked at again.</param>
    /// <param name="filter">What it wants.</param>
    /// <param name="buffer">How many messages may wait.</param>
    /// <param name="aborted">Whether the connection is gone.</param>
    public StreamClient(Caller caller, string presentedKey, StreamFilter filter, int buffer, CancellationToken aborted)
    {
        Caller = caller;
        PresentedKey = presentedKey;
        Filter = filter;
        _items = Channel.CreateBounded<StreamItem>(new BoundedChannelOptions(buffer) { SingleReader = true });
        _cut = CancellationTokenSource.CreateLinkedTokenSource(aborted);
    }

    /// <summary>Who reads.</summary>
    public Caller Caller { get; }

    /// <summary>The key that was shown.</summary>
    public string PresentedKey { get; }

    /// <summary>What it wants.</summary>
    public StreamFilter Filter { get; }

    /// <summary>What waits for it.</summary>
    public ChannelReader<StreamItem> Items => _items.Reader;

    /// <summary>When it is to end, by the monotonic clock; <see langword="null"/> where it is not.</summary>
    public long? EndsAt { get; init; }

    /// <summary>When something was offered last, by the monotonic clock.</summary>
    public long OfferedAt
    {
        get => Volatile.Read(ref _offeredAt);
        init => _offeredAt = value;
    }

    /// <summary>Why it ends; <see langword="null"/> while it does not.</summary>
    public StreamEnd? End
    {
        get
        {
            lock (_ending)
            {
                return _end;
            }
        }
    }

    /// <summary>Whether nothing more is to be written: the connection is gone, or its end took too long.</summary>
    public CancellationToken Cut => _cut.Token;

    /// <summary>Offers a message. A reader for whom too many wait is cut off.</summary>
    /// <param name="item">The message.</param>
    /// <param name="now">The time, by the monotonic clock.</param>
    /// <returns>Whether it ended because of this.</returns>
    public bool Offer(StreamItem item, long now)
    {
        if (!Filter.Wants(item))
        {
            return false;
        }

        Volatile.Write(ref _offeredAt, now);
        return !_items.Writer.TryWrite(item) && TryEnd(StreamEnd.SlowReader);
    }

    /// <summary>Ends it, where it has not ended.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>Whether it had not.</returns>
    public bool TryEnd(StreamEnd reason)
    {
        lock (_ending)
        {
            if (_isOver)
            {
                return false;
            }

            var isFirst = _end is null;
            if (isFirst || reason == StreamEnd.Shutdown)
            {
                _end ??= reason;
                _items.Writer.TryComplete();
                _cut.CancelAfter(reason == StreamEnd.Shutdown ? ShutdownGrace : Grace);
            }

            return isFirst;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_ending)
        {
            _isOver = true;
            _cut.Dispose();
        }
    }
}
