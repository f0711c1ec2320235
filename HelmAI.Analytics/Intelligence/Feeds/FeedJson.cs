using System.Text.Json.Serialization;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>The form of what is kept of feeds.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedPosition))]
internal sealed partial class FeedJson : JsonSerializerContext;
