using System.Text.Json.Nodes;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Activity;
using HelmAI.Core.Events;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.Activity;

/// <summary>The texts, schemas and examples by which the API's description shows activities.</summary>
internal static class ActivityExamples
{
    /// <summary>What the routes do that take one.</summary>
    public const string Description = "Answers once the activity is durable. One sent twice is counted twice. Members that are not described here are passed over.";

    /// <summary>What the routes do that take many.</summary>
    public const string BatchDescription =
        "Answers 200 once all activities are durable. They are checked one by one: a rejected one is counted and described (the first 100), and the others are stored. "
        + "Where the batch does not come to its end, the error carries the same members for what was stored, and `resume_at`, the index of the first activity of which nothing is settled.";

    /// <summary>The answer to one.</summary>
    public const string Tracked = """{"success":true,"id":"019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b"}""";

    /// <summary>The answer to many.</summary>
    public const string Batch =
        """{"accepted":2,"rejected":1,"errors":[{"index":1,"error_code":"VALIDATION_ERROR","message":"'user_id' is missing or empty.","field":"user_id"}]}""";

    /// <summary>An activity read back.</summary>
    public const string Stored = "{" + Members + ",\"activity_data\":{\"document\":\"report.pdf\"}}";

    /// <summary>A page of activities.</summary>
    public const string List = "{\"activities\":[{" + Members + "}],\"next_cursor\":null}";

    private const string Members =
        """
        "id": "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b",
        "kind": "activity",
        "name": "document_opened",
        "user_id": "alice",
        "session_id": "s-17",
        "ip_address": "203.0.113.7",
        "timestamp": "2026-01-31T12:00:00+00:00",
        "received_at": "2026-01-31T12:00:00.25+00:00"
        """;

    /// <summary>An activity as a sender posts it.</summary>
    /// <param name="kind">Its kind.</param>
    /// <returns>The body.</returns>
    public static string Request(ActivityKind kind) => kind switch
    {
        ActivityKind.Activity =>
            """{"user_id":"alice","activity_type":"document_opened","activity_data":{"document":"report.pdf"},"session_id":"s-17","ip_address":"203.0.113.7"}""",
        ActivityKind.Feature => """{"user_id":"alice","feature_name":"export","session_duration":42.5}""",
        _ => """{"user_id":"alice","interaction_type":"question","prompt_length":120,"response_length":840,"response_time":1.25,"satisfaction_score":4}""",
    };

    /// <summary>The formats of a batch.</summary>
    /// <param name="kind">The kind of its activities.</param>
    /// <returns>Content type, schema and example of each.</returns>
    public static IReadOnlyList<(string ContentType, Func<OpenApiSchema> Schema, JsonNode Example)> Bodies(ActivityKind kind) =>
    [
        (JsonBody.ContentType, () => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Schema(kind) }, new JsonArray(JsonNode.Parse(Request(kind)))),
        ("application/x-ndjson", static () => new OpenApiSchema { Type = JsonSchemaType.String, Description = "An activity a line." }, JsonValue.Create(Request(kind) + "\n")),
    ];

    /// <summary>The schema of an activity as a sender posts it.</summary>
    /// <param name="kind">Its kind.</param>
    /// <returns>The schema.</returns>
    public static OpenApiSchema Schema(ActivityKind kind)
    {
        var name = ActivityMembers.NameOf(kind);
        var properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["user_id"] = Reference("Who did it."),
            [name] = BodySchemas.Text("What was done.", ActivityMembers.MaxNameLengthOf(kind)),
        };
        foreach (var (member, schema) in OfKind(kind).Concat(Common()))
        {
            properties[member] = schema;
        }

        return new() { Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = true, Required = new HashSet<string>(StringComparer.Ordinal) { "user_id", name }, Properties = properties };
    }

    private static IEnumerable<(string Member, OpenApiSchema Schema)> OfKind(ActivityKind kind) => kind switch
    {
        ActivityKind.Activity => [],
        ActivityKind.Feature => [("session_duration", Seconds("For how long it was used, in seconds."))],
        _ =>
        [
            ("prompt", BodySchemas.OrNull(BodySchemas.Text("The prompt. Only its length is kept, unless `HELM_STORE_PROMPTS` says otherwise."))),
            ("prompt_length", Length("The prompt's length in characters; that of `prompt` where it is not given.")),
            ("response_length", Length("The answer's length in characters.")),
            ("response_time", Seconds("How long the answer took, in seconds.")),
            ("satisfaction_score", Number("How content the user was, from 1 (not at all) to 5.", "1", "5")),
        ],
    };

    private static IEnumerable<(string Member, OpenApiSchema Schema)> Common() =>
    [
        (ActivityMembers.Data, new OpenApiSchema { Type = JsonSchemaType.Object | JsonSchemaType.Null, Description = "Whatever else there is to say; encrypted at rest." }),
        ("session_id", BodySchemas.OrNull(Reference("The session it was part of."))),
        ("ip_address", BodySchemas.OrNull(BodySchemas.Text("The user's IPv4 or IPv6 address."))),
        ("timestamp", new OpenApiSchema
        {
            Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Null,
            Description = "When it happened: RFC 3339 (UTC where there is no offset), or Unix seconds or milliseconds; now where it is not given. At most 10 minutes in the future.",
        }),
    ];

    private static OpenApiSchema Reference(string description) =>
        new() { Type = JsonSchemaType.String | JsonSchemaType.Integer, Description = description, MaxLength = SecurityEvent.MaxEnvelopeLength };

    private static OpenApiSchema Length(string description) => new() { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Description = description, Minimum = "0" };

    private static OpenApiSchema Seconds(string description) => Number(description, "0", "31536000");

    private static OpenApiSchema Number(string description, string min, string max) =>
        new() { Type = JsonSchemaType.Number | JsonSchemaType.Null, Description = description, Minimum = min, Maximum = max };
}
