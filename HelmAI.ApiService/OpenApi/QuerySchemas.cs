using System.Text.Json.Nodes;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Events;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.OpenApi;

/// <summary>The schemas of query parameters.</summary>
internal static class QuerySchemas
{
    /// <summary>The schema of a value.</summary>
    /// <param name="kind">What the value is.</param>
    /// <returns>Its schema.</returns>
    public static OpenApiSchema Of(QueryValueKind kind) => kind switch
    {
        QueryValueKind.Time => Text(format: "date-time", example: "2026-01-31T12:00:00Z"),
        QueryValueKind.Severity => OneOf(SeverityNames.All),
        QueryValueKind.Status => OneOf(["queued", "processed", "failed"]),
        QueryValueKind.AlertStatus => OneOf(["open", "acknowledged", "resolved"]),
        QueryValueKind.DeliveryState => OneOf(["pending", "delivered", "failed"]),
        QueryValueKind.Address => Text(format: null, example: "203.0.113.7"),
        QueryValueKind.Score => new OpenApiSchema { Type = JsonSchemaType.Number, Minimum = "0", Maximum = "1" },
        QueryValueKind.Flag => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        QueryValueKind.HttpStatus => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "100", Maximum = "599" },
        QueryValueKind.Count => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" },
        QueryValueKind.Limit => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "500", Default = 50 },
        _ => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = SecurityEvent.MaxEnvelopeLength },
    };

    /// <summary>The schema of a choice.</summary>
    /// <param name="names">What there is to choose.</param>
    /// <returns>The schema.</returns>
    public static OpenApiSchema OneOf(IEnumerable<string> names) =>
        new() { Type = JsonSchemaType.String, Enum = [.. names.Select(name => JsonValue.Create(name))] };

    private static OpenApiSchema Text(string? format, string example) =>
        new() { Type = JsonSchemaType.String, Format = format, Examples = [JsonValue.Create(example)] };
}
