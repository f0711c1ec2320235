using System.Text.Json.Nodes;
using HelmAI.ApiService.Events.CloudEvents;
using HelmAI.ApiService.Gateway.Bodies;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>The texts, schemas and examples by which the API's description shows batches.</summary>
internal static class BatchExamples
{
    /// <summary>What the route does.</summary>
    public const string Description =
        "Answers 200 once all events are durable; their analysis follows. Events are checked one by one: a rejected one is counted and described (the first 100), "
        + "and the others are stored. Where the batch does not come to its end (it breaks off, is malformed, or the service can take no more), the error carries the same members "
        + "for what was stored, and `resume_at`, the index of the first event of which nothing is settled. With an `Idempotency-Key` an event's identity is that key and its index.";

    /// <summary>The answer.</summary>
    public const string Response =
        """{"accepted":2,"duplicates":0,"rejected":1,"errors":[{"index":1,"error_code":"VALIDATION_ERROR","message":"'severity' is not one of info, low, medium, high, critical.","field":"severity"}]}""";

    private const string CloudEvent =
        """[{"specversion":"1.0","type":"com.example.login","source":"/idp/eu","id":"A234-1234-1234","time":"2026-01-31T12:00:00Z","data":{"user_id":"alice"}}]""";

    private const string Lines =
        """
        {"event_type":"login","user_id":"alice"}
        {"event_type":"login","user_id":"bob"}

        """;

    /// <summary>The formats of the body.</summary>
    public static IReadOnlyList<(string ContentType, Func<OpenApiSchema> Schema, JsonNode Example)> Bodies { get; } =
    [
        (JsonBody.ContentType, ArrayOf(EventExamples.RequestSchema), new JsonArray(JsonNode.Parse(EventExamples.Request))),
        ("application/x-ndjson", static () => new OpenApiSchema { Type = JsonSchemaType.String, Description = "An event a line." }, JsonValue.Create(Lines)),
        (CloudEventTypes.Batch, ArrayOf(static () => new OpenApiSchema { Type = JsonSchemaType.Object, Description = "A CloudEvent in the JSON format." }), JsonNode.Parse(CloudEvent)!),
    ];

    private static Func<OpenApiSchema> ArrayOf(Func<OpenApiSchema> item) => () => new OpenApiSchema { Type = JsonSchemaType.Array, Items = item() };
}
