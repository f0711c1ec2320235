using System.Globalization;
using System.Text.Json;
using HelmAI.ApiService.Events.CloudEvents;
using HelmAI.ApiService.Events.Intake;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>Reads a batch chunk by chunk, checking each item by itself.</summary>
/// <param name="parser">Reads events.</param>
/// <param name="cloudEvents">Reads CloudEvents.</param>
/// <param name="options">The limits of an event.</param>
internal sealed class ChunkReader(EventParser parser, CloudEventParser cloudEvents, IOptions<EventOptions> options)
{
    /// <summary>Reads chunks.</summary>
    /// <param name="body">The body.</param>
    /// <param name="request">What its head says.</param>
    /// <returns>The chunks in order, none of them empty.</returns>
    /// <exception cref="BadHttpRequestException">The body breaks off or is malformed; what stood before that was read.</exception>
    public async IAsyncEnumerable<BatchChunk> ReadAsync(BatchBody body, BatchRequest request)
    {
        var scanner = request.CreateScanner();
        var chunk = new BatchChunk(firstIndex: 0, request.MaxChunk);
        BadHttpRequestException? end = null;
        await using var items = new ItemReader(body, scanner, options.Value.MaxBytes).ReadAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
        while (end is null)
        {
            try
            {
                if (!await items.MoveNextAsync())
                {
                    break;
                }

                Add(items.Current, chunk, scanner, request);
            }
            catch (BadHttpRequestException exception)
            {
                // What came before it is stored all the same.
                end = exception;
            }

            if (chunk.IsFull)
            {
                yield return chunk;
                chunk = new BatchChunk(chunk.NextIndex, request.MaxChunk);
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

    private void Add(BatchItem item, BatchChunk chunk, IItemScanner scanner, BatchRequest request)
    {
        var index = chunk.NextIndex;
        if (item.IsTooLarge)
        {
            chunk.Add(new BatchError(index, ErrorCodes.Validation, $"The event is larger than {options.Value.MaxBytes} bytes.", Field: null));
            return;
        }

        try
        {
            chunk.Add(Parse(item.Bytes, index, request));
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

    private EventSubmission Parse(ReadOnlyMemory<byte> item, long index, BatchRequest request)
    {
        var submission = request.Format == BatchFormat.CloudEvents
            ? cloudEvents.ParseStructured(item, request.TenantId)
            : new EventSubmission(parser.Parse(item, request.TenantId));
        return submission with { Deduplication = EventIdentity.Of(submission, request.IdempotencyKey, index) };
    }
}
