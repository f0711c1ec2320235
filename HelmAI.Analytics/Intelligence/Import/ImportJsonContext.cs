using System.Text.Json.Serialization;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>The JSON form of stored rejections.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<ImportError>))]
internal sealed partial class ImportJsonContext : JsonSerializerContext;
