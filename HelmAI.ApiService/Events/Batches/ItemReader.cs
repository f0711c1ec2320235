using System.Buffers;
using System.Runtime.CompilerServices;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>Reads the items of a batch as they arrive; holds one item at most, and none that is too large.</summary>
/// <param name="body">The body.</param>
/// <param name="scanner">Finds items in it.</param>
/// <param name="maxBytes">The largest item.</param>
internal sealed class ItemReader(BatchBody body, IItemScanner scanner, int maxBytes)
{
    private bool _isInItem;
    private bool _isTooLarge;
    private long _scanned;

    /// <summary>Reads all items.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The items in order.</returns>
    /// <exception cref="BadHttpRequestException">The body breaks off, or is not what a batch looks like; the items before that were read.</exception>
    public async IAsyncEnumerable<BatchItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await body.ReadAsync(cancellationToken))
        {
            var rest = body.Arrived;
            while (TryTake(ref rest, out var item))
            {
                yield return item;
            }

            body.Keep(rest);
        }

        if (_isInItem && scanner.EndsWithBody)
        {
            yield return Take(body.Arrived);
        }
        else
        {
            scanner.Finish();
        }
    }

    private bool TryTake(ref ReadOnlySequence<byte> rest, out BatchItem item)
    {
        item = default;
        if (!_isInItem)
        {
            var start = Find(rest, inItem: false);
            rest = start < 0 ? rest.Slice(rest.End) : rest.Slice(start);
            _isInItem = start >= 0;
        }

        if (!_isInItem)
        {
            return false;
        }

        var end = Find(rest.Slice(_scanned), inItem: true);
        if (end >= 0)
        {
            item = Take(rest.Slice(0, _scanned + end));
            rest = rest.Slice(_scanned + end);
            (_isInItem, _isTooLarge, _scanned) = (false, false, 0);
            return true;
        }

        _isTooLarge |= rest.Length > maxBytes;
        rest = _isTooLarge ? rest.Slice(rest.End) : rest;
        _scanned = rest.Length;
        return false;
    }

    private BatchItem Take(ReadOnlySequence<byte> bytes) =>
        _isTooLarge || bytes.Length > maxBytes ? new BatchItem(default, IsTooLarge: true) : new BatchItem(bytes.ToArray());

    private long Find(ReadOnlySequence<byte> bytes, bool inItem)
    {
        var before = 0L;
        foreach (var piece in bytes)
        {
            var found = inItem ? scanner.FindEnd(piece.Span) : scanner.FindStart(piece.Span);
            if (found >= 0)
            {
                return before + found;
            }

            before += piece.Length;
        }

        return -1;
    }
}
