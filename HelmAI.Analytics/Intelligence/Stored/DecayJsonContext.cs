using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelmAI.Analytics.Intelligence.Stored;

/// <summary>The JSON form of decay models.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(Dictionary<string, DecayEntry>))]
internal sealed partial class DecayJsonContext : JsonSerializerContext;
