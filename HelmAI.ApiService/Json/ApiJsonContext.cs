using System.Text.Json;
using System.Text.Json.Serialization;
using HelmAI.Analytics.RuleSets;
using HelmAI.Analytics.RuleSets.Coverage;
using HelmAI.Analytics.RuleSets.Import;
using HelmAI.Analytics.RuleSets.Trial;
using HelmAI.ApiService.Activity;
using HelmAI.ApiService.Administration.Keys;
using HelmAI.ApiService.Administration.Tenants;
using HelmAI.ApiService.Alerts;
using HelmAI.ApiService.Alerts.Figures;
using HelmAI.ApiService.Alerts.Life;
using HelmAI.ApiService.Alerts.Suppressions;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Events.Batches;
using HelmAI.ApiService.Gateway.Audit;
using HelmAI.ApiService.Live;
using HelmAI.ApiService.Reporting.BusinessIntelligence;
using HelmAI.ApiService.Reporting.TimeSeries;
using HelmAI.ApiService.Rules;
using HelmAI.ApiService.Streaming;
using HelmAI.ApiService.Threats;
using HelmAI.ApiService.Webhooks;
using HelmAI.Core.Activity;
using HelmAI.Core.Alerts;
using HelmAI.Core.Audit;
using HelmAI.Core.Events;
using HelmAI.Core.Rules;
using HelmAI.Core.Webhooks;

namespace HelmAI.ApiService.Json;

/// <summary>How everything that the API answers is written: snake_case, by code generated at build time.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SnakeCaseEnumConverter<Severity>), typeof(SnakeCaseEnumConverter<EventStatus>), typeof(SnakeCaseEnumConverter<AlertStatus>),
        typeof(SnakeCaseEnumConverter<AlertAction>), typeof(SnakeCaseEnumConverter<SuppressionState>),
        typeof(SnakeCaseEnumConverter<RuleKind>), typeof(SnakeCaseEnumConverter<RuleOrigin>), typeof(SnakeCaseEnumConverter<BacktestState>),
        typeof(SnakeCaseEnumConverter<AuditFault>), typeof(SnakeCaseEnumConverter<ActivityKind>), typeof(SnakeCaseEnumConverter<StreamEnd>),
        typeof(SnakeCaseEnumConverter<CircuitState>), typeof(SnakeCaseEnumConverter<DeliveryState>)])]
[JsonSerializable(typeof(EventResponse))]
[JsonSerializable(typeof(EventListResponse))]
[JsonSerializable(typeof(EventCountResponse))]
[JsonSerializable(typeof(EventAlertsResponse))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(List<BatchError>))]
[JsonSerializable(typeof(List<Guid?>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(TrackedResponse))]
[JsonSerializable(typeof(ActivityBatchResponse))]
[JsonSerializable(typeof(ActivityResponse))]
[JsonSerializable(typeof(ActivityListResponse))]
[JsonSerializable(typeof(AlertResponse))]
[JsonSerializable(typeof(AlertListResponse))]
[JsonSerializable(typeof(AlertHistoryResponse))]
[JsonSerializable(typeof(AlertFiguresResponse))]
[JsonSerializable(typeof(SuppressionResponse))]
[JsonSerializable(typeof(SuppressionListResponse))]
[JsonSerializable(typeof(ThreatResponse))]
[JsonSerializable(typeof(RuleListResponse))]
[JsonSerializable(typeof(RuleDetails))]
[JsonSerializable(typeof(RuleSaveResponse))]
[JsonSerializable(typeof(RuleStateResponse))]
[JsonSerializable(typeof(ReloadResponse))]
[JsonSerializable(typeof(ExceptionListResponse))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(RuleTestResponse))]
[JsonSerializable(typeof(BacktestReport))]
[JsonSerializable(typeof(RuleCoverage))]
[JsonSerializable(typeof(List<RuleDiagnostic>))]
[JsonSerializable(typeof(RuleDiagnostic[]))]
[JsonSerializable(typeof(AuditListResponse))]
[JsonSerializable(typeof(AuditVerificationResponse))]
[JsonSerializable(typeof(KeyResponse))]
[JsonSerializable(typeof(KeyListResponse))]
[JsonSerializable(typeof(TenantResponse))]
[JsonSerializable(typeof(TenantListResponse))]
[JsonSerializable(typeof(BusinessIntelligenceResponse))]
[JsonSerializable(typeof(TimeSeriesResponse))]
[JsonSerializable(typeof(LiveMetricsResponse))]
[JsonSerializable(typeof(StreamOpened))]
[JsonSerializable(typeof(StreamGap))]
[JsonSerializable(typeof(StreamClosed))]
[JsonSerializable(typeof(WebhookResponse))]
[JsonSerializable(typeof(WebhookListResponse))]
[JsonSerializable(typeof(DeliveryResponse))]
[JsonSerializable(typeof(DeliveryListResponse))]
[JsonSerializable(typeof(DeliveryDetailsResponse))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
