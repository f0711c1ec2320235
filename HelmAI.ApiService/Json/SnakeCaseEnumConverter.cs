using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelmAI.ApiService.Json;

/// <summary>Writes an enumeration by its members' names in snake_case.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
internal sealed class SnakeCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
