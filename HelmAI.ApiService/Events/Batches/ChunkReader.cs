using System.Globalization;
using System.Text.Json;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>Reads a batch chunk by chunk, checking each item by itself.</summary>
/// <typeparam name="TItem">What an item holds.</typeparam>
/// <param name="parse">Reads an item, given its bytes and its place; throws <see cref="ValidationException"/> where it is none.</param>
/// <param name="maxBytes">The largest item.</param>
internal sealed class ChunkReader<TItem>(Func<ReadOnlyMemory<byte>, long, TItem> parse, int maxBytes)
{
    /// <summary>Reads chunks.</summary>
    /// <param name="body">The body.</param>
    /// <param name="scanner">Finds items in it.</param>
    /// <param name="maxItems">How many items a chunk may have.</param>
    /// <returns>The chunks in order, none of them empty.</returns>
    /// <exception cref="BadHttpRequestException">The body breaks off or is malformed; what stood before that was read.</exception>
    public async IAsyncEnumerable<BatchChunk<TItem>> ReadAsync(BatchBody body, IItemScanner scanner, int maxItems)
    {
        var chunk = new BatchChunk<TItem>(firstIndex: 0, maxItems);
        BadHttpRequestException? end = null;
        await using var items = new ItemReader(body, scanner, maxBytes).ReadAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
        while (end is null)
        {
            try
            {
                if (!await items.MoveNextAsync())
                {
                    break;
                }

                Add(items.Current, chunk, scanner);
            }
            catch (BadHttpRequestException exception)
            {
                // What came before it is stored all the same.
                end = exception;
            }

            if (chunk.IsFull)
            {
                yield return chunk;
                chunk = new BatchChunk<TItem>(chunk.NextIndex, maxItems);
            }
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }

        if (end is not null)
        {
            throw end;
        }
    }

    private void Add(BatchItem item, BatchChunk<TItem> chunk, IItemScanner scanner)
    {
        var index = chunk.NextIndex;
        if (item.IsTooLarge)
        {
            chunk.Add(new BatchError(index, ErrorCodes.Validation, $"The item is larger than {maxBytes} bytes.", Field: null));
            return;
        }

        try
        {
            chunk.Add(parse(item.Bytes, index), item.Bytes.Length);
        }
        catch (ValidationException exception) when (scanner.BreaksAtMalformedItem && exception.Cause is JsonException)
        {
            throw new BadHttpRequestException(string.Create(CultureInfo.InvariantCulture, $"Item {index} of the array is not JSON: {exception.Message}"), exception);
        }
        catch (ValidationException exception)
        {
            chunk.Add(BatchError.Of(index, exception));
        }
    }
}
