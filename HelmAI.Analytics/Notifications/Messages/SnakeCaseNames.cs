using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelmAI.Analytics.Notifications.Messages;

/// <summary>Writes an enumeration by its members' names in snake_case.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
internal sealed class SnakeCaseNames<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
