using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelmAI.ApiService.Rules;

/// <summary>How Navigator layers are written: by the names of the layer format, which are camelCase.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(NavigatorLayer))]
internal sealed partial class NavigatorJson : JsonSerializerContext;
