using System.Text.Json.Serialization;
using HelmAI.ApiService.Administration.Keys;
using HelmAI.ApiService.Administration.Tenants;
using HelmAI.ApiService.Alerts.Life;
using HelmAI.ApiService.Alerts.Suppressions;
using HelmAI.ApiService.Webhooks;

namespace HelmAI.ApiService.Json;

/// <summary>How small bodies of a fixed form are read: snake_case, nothing unknown, nothing twice.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(KeyRequest))]
[JsonSerializable(typeof(RotationRequest))]
[JsonSerializable(typeof(TenantRequest))]
[JsonSerializable(typeof(TenantChange))]
[JsonSerializable(typeof(AlertNote))]
[JsonSerializable(typeof(AlertAssignment))]
[JsonSerializable(typeof(AlertResolution))]
[JsonSerializable(typeof(SuppressionRequest))]
[JsonSerializable(typeof(WebhookRequest))]
internal sealed partial class RequestJsonContext : JsonSerializerContext;
