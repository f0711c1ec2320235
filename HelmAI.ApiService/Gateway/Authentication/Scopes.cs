namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>What keys may be allowed to do, as <c>area:action</c>. Every route demands one.</summary>
internal static class Scopes
{
    /// <summary>The claim that names one scope of the caller.</summary>
    public const string ClaimType = "scope";

    /// <summary>Reading events and their results.</summary>
    public const string EventsRead = "events:read";

    /// <summary>Sending events.</summary>
    public const string EventsWrite = "events:write";

    /// <summary>Reading alerts.</summary>
    public const string AlertsRead = "alerts:read";

    /// <summary>Working on alerts.</summary>
    public const string AlertsWrite = "alerts:write";

    /// <summary>Reading activity and its figures.</summary>
    public const string AnalyticsRead = "analytics:read";

    /// <summary>Tracking activity.</summary>
    public const string AnalyticsWrite = "analytics:write";

    /// <summary>Reading threat intelligence.</summary>
    public const string IntelRead = "intel:read";

    /// <summary>Adding threat intelligence.</summary>
    public const string IntelWrite = "intel:write";

    /// <summary>Reading and testing rules.</summary>
    public const string RulesRead = "rules:read";

    /// <summary>Changing rules.</summary>
    public const string RulesWrite = "rules:write";

    /// <summary>Reading webhooks and their deliveries.</summary>
    public const string WebhooksRead = "webhooks:read";

    /// <summary>Changing webhooks.</summary>
    public const string WebhooksWrite = "webhooks:write";

    /// <summary>Making and revoking the tenant's keys.</summary>
    public const string KeysAdmin = "keys:admin";

    /// <summary>Making and suspending tenants.</summary>
    public const string TenantsAdmin = "tenants:admin";

    /// <summary>Reading the audit log.</summary>
    public const string AuditRead = "audit:read";

    /// <summary>Every scope there is.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        EventsRead, EventsWrite, AlertsRead, AlertsWrite, AnalyticsRead, AnalyticsWrite, IntelRead, IntelWrite,
        RulesRead, RulesWrite, WebhooksRead, WebhooksWrite, KeysAdmin, TenantsAdmin, AuditRead,
    ];
}
