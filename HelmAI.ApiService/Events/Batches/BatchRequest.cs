using HelmAI.ApiService.Events.CloudEvents;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>What the head of a request says of its batch.</summary>
/// <param name="Format">How the events stand in the body.</param>
/// <param name="TenantId">Whose events they are.</param>
/// <param name="IdempotencyKey">The key that, with an item's index, is the item's identity.</param>
/// <param name="WantsIds">Whether the answer lists ids.</param>
/// <param name="MaxChunk">How many items may be charged and stored at once.</param>
internal sealed record BatchRequest(BatchFormat Format, string TenantId, string? IdempotencyKey, bool WantsIds, int MaxChunk)
{
    /// <summary>The content types of a batch, each with its format.</summary>
    public static IReadOnlyDictionary<string, BatchFormat> Formats { get; } = new Dictionary<string, BatchFormat>(StringComparer.OrdinalIgnoreCase)
    {
        [JsonBody.ContentType] = BatchFormat.Array,
        ["application/x-ndjson"] = BatchFormat.Lines,
        ["application/ndjson"] = BatchFormat.Lines,
        ["application/jsonl"] = BatchFormat.Lines,
        ["application/x-jsonlines"] = BatchFormat.Lines,
        [CloudEventTypes.Batch] = BatchFormat.CloudEvents,
    };

    /// <summary>The parameters of the query.</summary>
    public static IReadOnlyList<QueryParameter> Query { get; } =
        [new("ids", QueryValueKind.Flag, $"`true` answers the id of each of the first {BatchTally.MaxIds} items, null where one was rejected.")];

    /// <summary>Reads the head.</summary>
    /// <param name="context">The request.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="BadHttpRequestException">The content type is none of a batch (415).</exception>
    /// <exception cref="ValidationException">The query or the idempotency key is faulty.</exception>
    public static BatchRequest From(HttpContext context) => new(
        BodyType.Of(context.Request) is { } type && Formats.TryGetValue(type, out var format)
            ? format
            : throw new BadHttpRequestException($"The body must be a batch of events in UTF-8: send the header Content-Type with one of {string.Join(", ", Formats.Keys)}.", StatusCodes.Status415UnsupportedMediaType),
        context.TenantId(),
        Events.Intake.IdempotencyKey.From(context.Request.Headers),
        new QueryReader(context.Request.Query, Query).Flag("ids") == true,
        Math.Min(BatchChunk.MaxItems, context.LargestCharge()));

    /// <summary>Makes what finds the items.</summary>
    /// <returns>A scanner for one body.</returns>
    public IItemScanner CreateScanner() => Format == BatchFormat.Lines ? new LineScanner() : new ArrayScanner();
}
