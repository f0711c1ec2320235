using System.Text.Json.Nodes;
using HelmAI.Core.Errors;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.OpenApi;

/// <summary>Describes error answers.</summary>
internal static class ProblemDescription
{
    /// <summary>The schema's name.</summary>
    public const string SchemaName = "Problem";

    /// <summary>Describes the error of a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="document">The document that the schema is in.</param>
    /// <returns>The description, with an example.</returns>
    public static OpenApiResponse Of(int status, OpenApiDocument document)
    {
        var (code, message, context) = ExampleOf(status);
        return new OpenApiResponse
        {
            Description = ReasonPhrases.GetReasonPhrase(status),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new()
                {
                    Schema = new OpenApiSchemaReference(SchemaName, document),
                    Example = new JsonObject
                    {
                        ["title"] = ReasonPhrases.GetReasonPhrase(status),
                        ["status"] = status,
                        ["detail"] = message,
                        ["error_code"] = code,
                        ["message"] = message,
                        ["severity"] = status < StatusCodes.Status500InternalServerError ? "warning" : "error",
                        ["timestamp"] = "2026-01-31T12:00:00+00:00",
                        ["context"] = context,
                        ["request_id"] = "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b",
                    },
                },
            },
        };
    }

    /// <summary>The schema of all error answers.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema Schema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Problem details (RFC 9457) with the members that every error has.",
        Required = new HashSet<string>(["title", "status", "detail", "error_code", "message", "severity", "timestamp", "context", "request_id"], StringComparer.Ordinal),
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("A reference to the status's definition."),
            ["title"] = Text("The status in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
            ["detail"] = Text("What went wrong."),
            ["instance"] = Text("What it went wrong with."),
            ["error_code"] = Text("The stable, machine-readable code, such as `VALIDATION_ERROR`."),
            ["message"] = Text("What went wrong."),
            ["severity"] = QuerySchemas.OneOf(["info", "warning", "error", "critical"]),
            ["timestamp"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "When it went wrong." },
            ["context"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "More about it, such as the `field` at fault." },
            ["request_id"] = Text("The request's id, as in the log and the header X-Request-ID."),
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    private static (string Code, string Message, JsonObject Context) ExampleOf(int status) => status switch
    {
        400 => (ErrorCodes.Validation, "'severity' is not one of info, low, medium, high, critical.", new JsonObject { ["field"] = "severity" }),
        401 => (ErrorCodes.Unauthorized, "The API key is not known.", []),
        403 => (ErrorCodes.Forbidden, "The API key lacks the scope 'events:read'.", []),
        404 => (ErrorCodes.NotFound, "No event has this id.", []),
        409 => (ErrorCodes.Conflict, "The Idempotency-Key was used before with another body.", []),
        413 => (ErrorCodes.Validation, "The body is larger than 1048576 bytes.", []),
        415 => (ErrorCodes.Validation, "The body must be JSON in UTF-8: send the header 'Content-Type: application/json'.", []),
        429 => (ErrorCodes.RateLimitExceeded, "The limit of 100 requests in 60 s is used up: try again in 12 s.", new JsonObject { ["limit"] = 100, ["window_seconds"] = 60 }),
        503 => (ErrorCodes.Database, "The database cannot be reached.", new JsonObject { ["operation"] = "append" }),
        _ => (ErrorCodes.Internal, "An unexpected error occurred.", []),
    };
}
