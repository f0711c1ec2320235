using HelmAI.ApiService.Events.CloudEvents;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
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
        FormatOf(context.Request, Formats),
        context.TenantId(),
        Events.Intake.IdempotencyKey.From(context.Request.Headers),
        new QueryReader(context.Request.Query, Query).Flag("ids") == true,
        ChunkSize.For(context));

    /// <summary>Tells the format of a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="formats">The content types that its route takes.</param>
    /// <returns>The format.</returns>
    /// <exception cref="BadHttpRequestException">The content type is none of them (415).</exception>
    public static BatchFormat FormatOf(HttpRequest request, IReadOnlyDictionary<string, BatchFormat> formats) =>
        BodyType.Of(request) is { } type && formats.TryGetValue(type, out var format)
            ? format
            : throw new BadHttpRequestException($"The body must be a batch in UTF-8: send the header Content-Type with one of {string.Join(", ", formats.Keys)}.", StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Makes what finds the items.</summary>
    /// <returns>A scanner for one body.</returns>
    public IItemScanner CreateScanner() => CreateScanner(Format);

    /// <summary>Makes what finds the items of a body.</summary>
    /// <param name="format">The body's format.</param>
    /// <returns>A scanner for one body.</returns>
    public static IItemScanner CreateScanner(BatchFormat format) => format == BatchFormat.Lines ? new LineScanner() : new ArrayScanner();
}
