using System.Text.Json;
using System.Text.Json.Serialization;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Notifications.Messages;

/// <summary>How alerts are written into messages: as the API shows them.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SnakeCaseNames<Severity>), typeof(SnakeCaseNames<AlertStatus>)])]
[JsonSerializable(typeof(Alert))]
internal sealed partial class MessageJsonContext : JsonSerializerContext;
