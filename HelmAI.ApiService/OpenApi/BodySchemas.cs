using System.Globalization;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.OpenApi;

/// <summary>Builds the schemas of request bodies.</summary>
internal static class BodySchemas
{
    /// <summary>An object with these members and no others.</summary>
    /// <param name="required">The members that must be there.</param>
    /// <param name="properties">All members.</param>
    /// <returns>The schema.</returns>
    public static OpenApiSchema Closed(string[] required, Dictionary<string, IOpenApiSchema> properties) => new()
    {
        Type = JsonSchemaType.Object,
        Required = required.ToHashSet(StringComparer.Ordinal),
        Properties = properties,
        AdditionalPropertiesAllowed = false,
    };

    /// <summary>A text.</summary>
    /// <param name="description">What it says.</param>
    /// <param name="maxLength">The greatest length, where there is one.</param>
    /// <param name="format">Its format, where it has one.</param>
    /// <returns>The schema.</returns>
    public static OpenApiSchema Text(string description, int? maxLength = null, string? format = null) =>
        new() { Type = JsonSchemaType.String, Description = description, MaxLength = maxLength, Format = format };

    /// <summary>A whole number.</summary>
    /// <param name="description">What it says.</param>
    /// <param name="min">The least.</param>
    /// <param name="max">The greatest.</param>
    /// <returns>The schema.</returns>
    public static OpenApiSchema Whole(string description, int min, int max) => new()
    {
        Type = JsonSchemaType.Integer,
        Description = description,
        Minimum = min.ToString(CultureInfo.InvariantCulture),
        Maximum = max.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Lets null stand for a value that is not given.</summary>
    /// <param name="schema">The schema of the value.</param>
    /// <returns>The same schema.</returns>
    public static OpenApiSchema OrNull(OpenApiSchema schema)
    {
        schema.Type |= JsonSchemaType.Null;
        schema.Enum?.Add(JsonNullSentinel.JsonNull);
        return schema;
    }
}
