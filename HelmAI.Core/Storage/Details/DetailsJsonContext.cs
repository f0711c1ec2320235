using System.Text.Json.Serialization;

namespace HelmAI.Core.Storage.Details;

/// <summary>The JSON form of stored details: snake_case, absent members left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SeverityJsonConverter)])]
[JsonSerializable(typeof(AssessmentDetails))]
[JsonSerializable(typeof(AlertDetails))]
[JsonSerializable(typeof(IndicatorDetails))]
internal sealed partial class DetailsJsonContext : JsonSerializerContext;
