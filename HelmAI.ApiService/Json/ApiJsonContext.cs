using System.Text.Json;
using System.Text.Json.Serialization;
using HelmAI.ApiService.Administration.Keys;
using HelmAI.ApiService.Administration.Tenants;
using HelmAI.ApiService.Alerts;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Events.Batches;
using HelmAI.ApiService.Gateway.Audit;
using HelmAI.ApiService.Threats;
using HelmAI.Core.Alerts;
using HelmAI.Core.Audit;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Json;

/// <summary>How everything that the API answers is written: snake_case, by code generated at build time.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SnakeCaseEnumConverter<Severity>), typeof(SnakeCaseEnumConverter<EventStatus>), typeof(SnakeCaseEnumConverter<AlertStatus>), typeof(SnakeCaseEnumConverter<AuditFault>)])]
[JsonSerializable(typeof(EventResponse))]
[JsonSerializable(typeof(EventListResponse))]
[JsonSerializable(typeof(EventCountResponse))]
[JsonSerializable(typeof(EventAlertsResponse))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(List<BatchError>))]
[JsonSerializable(typeof(List<Guid?>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(AlertResponse))]
[JsonSerializable(typeof(AlertListResponse))]
[JsonSerializable(typeof(ThreatResponse))]
[JsonSerializable(typeof(AuditListResponse))]
[JsonSerializable(typeof(AuditVerificationResponse))]
[JsonSerializable(typeof(KeyResponse))]
[JsonSerializable(typeof(KeyListResponse))]
[JsonSerializable(typeof(TenantResponse))]
[JsonSerializable(typeof(TenantListResponse))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
