namespace HelmAI.Tests.ApiService.Gateway.Routes;

/// <summary>
/// How to call every route of the API that needs a key, by method and pattern. A new route needs a line here: a path with the id of a thing
/// that is another tenant's (see <see cref="RouteCall"/>; <see cref="TwoTenants"/> makes the things), and a body that is in order.
/// </summary>
public static class RouteCalls
{
    private const string Event = """{"event_type":"login","user_id":"bob"}""";
    private const string Activity = """{"user_id":"bob","activity_type":"open"}""";
    private const string Feature = """{"user_id":"bob","feature_name":"export"}""";
    private const string Interaction = """{"user_id":"bob","interaction_type":"chat"}""";
    private const string Key = """{"name":"sensor","scopes":["events:write"]}""";

    private const string Webhook = """{"name":"on-call","url":"https://hooks.example/theirs"}""";

    private const string Yaml = "application/yaml";
    private const string Rule = "title: Theirs\nid: theirs\nlogsource: {}\ndetection:\n    selection: {image: theirs.exe}\n    condition: selection";

    // A zip archive of nothing: the record at its end alone.
    private const string Archive = "PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

    /// <summary>The table.</summary>
    public static IReadOnlyDictionary<string, RouteCall> All { get; } = new Dictionary<string, RouteCall>(StringComparer.Ordinal)
    {
        ["POST /api/events"] = new("/api/events", Event),
        ["POST /api/events/batch"] = new("/api/events/batch", $"[{Event}]"),
        ["POST /api/events/{id:guid}/replay"] = new("/api/events/{event}/replay"),
        ["GET /api/events"] = new("/api/events"),
        ["GET /api/events/count"] = new("/api/events/count"),
        ["GET /api/events/{id:guid}"] = new("/api/events/{event}"),
        ["GET /api/events/{id:guid}/alerts"] = new("/api/events/{event}/alerts"),
        ["POST /api/threats/analyze"] = new("/api/threats/analyze", """{"event_id":"550e8400-e29b-41d4-a716-446655440000","threat_data":{"type":"malware","severity":"high"}}"""),
        ["GET /api/analytics/business-intelligence"] = new("/api/analytics/business-intelligence"),
        ["GET /api/analytics/timeseries"] = new("/api/analytics/timeseries"),
        ["GET /api/analytics/metrics"] = new("/api/analytics/metrics"),
        ["GET /api/analytics/realtime"] = new("/api/analytics/realtime"),
        ["GET /api/stream"] = new("/api/stream?types=alert&seconds=1"),
        ["GET /api/audit"] = new("/api/audit"),
        ["GET /api/audit/verify"] = new("/api/audit/verify"),
        ["GET /api/alerts"] = new("/api/alerts"),
        ["GET /api/alerts/{id:guid}"] = new("/api/alerts/{alert}"),
        ["POST /api/alerts/{id:guid}/acknowledge"] = new("/api/alerts/{alert}/acknowledge"),
        ["POST /api/alerts/{id:guid}/assign"] = new("/api/alerts/{alert}/assign", """{"assignee":"bob"}"""),
        ["POST /api/alerts/{id:guid}/resolve"] = new("/api/alerts/{alert}/resolve", """{"false_positive":true}"""),
        ["POST /api/alerts/{id:guid}/reopen"] = new("/api/alerts/{alert}/reopen"),
        ["GET /api/alerts/{id:guid}/history"] = new("/api/alerts/{alert}/history"),
        ["GET /api/analytics/alerts"] = new("/api/analytics/alerts"),
        ["POST /api/suppressions"] = new("/api/suppressions", $$"""{"rule_id":"theirs","until":"{{TimeProvider.System.GetUtcNow().AddDays(1):O}}"}"""),
        ["GET /api/suppressions"] = new("/api/suppressions"),
        ["GET /api/suppressions/{id:guid}"] = new("/api/suppressions/{suppression}"),
        ["DELETE /api/suppressions/{id:guid}"] = new("/api/suppressions/{suppression}"),
        ["GET /api/rules"] = new("/api/rules"),
        ["POST /api/rules"] = new("/api/rules?dry_run=true", Rule, Yaml),
        ["GET /api/rules/{id}"] = new("/api/rules/{rule}"),
        ["PUT /api/rules/{id}"] = new("/api/rules/{rule}", Rule.Replace("id: theirs", "id: {rule}", StringComparison.Ordinal), Yaml),
        ["DELETE /api/rules/{id}"] = new("/api/rules/{rule}"),
        ["POST /api/rules/{id}/enable"] = new("/api/rules/{rule}/enable"),
        ["POST /api/rules/{id}/disable"] = new("/api/rules/{rule}/disable"),
        ["POST /api/rules/reload"] = new("/api/rules/reload"),
        ["GET /api/rules/{id}/exceptions"] = new("/api/rules/{rule}/exceptions"),
        ["POST /api/rules/{id}/exceptions"] = new("/api/rules/{rule}/exceptions", """{"title":"Bob may","detection":{"a":{"user":"bob"},"condition":"a"}}"""),
        ["DELETE /api/rules/{id}/exceptions/{exception:guid}"] = new("/api/rules/{rule}/exceptions/{exception}"),
        ["POST /api/rules/import"] = new("/api/rules/import", Archive, "application/zip"),
        ["POST /api/rules/test"] = new("/api/rules/test", """{"rules":"title: x\nid: x\nlogsource: {}\ndetection: {a: {b: 1}, condition: a}","events":[{"b":1}]}"""),
        ["POST /api/rules/{id}/backtest"] = new("/api/rules/{rule}/backtest", "{}"),
        ["GET /api/rules/backtests/{job:guid}"] = new("/api/rules/backtests/{backtest}"),
        ["DELETE /api/rules/backtests/{job:guid}"] = new("/api/rules/backtests/{backtest}"),
        ["GET /api/rules/coverage"] = new("/api/rules/coverage"),
        ["POST /api/analytics/track-activity"] = new("/api/analytics/track-activity", Activity),
        ["POST /api/analytics/track-activity/batch"] = new("/api/analytics/track-activity/batch", $"[{Activity}]"),
        ["POST /api/analytics/track"] = new("/api/analytics/track", Activity),
        ["POST /api/analytics/track/batch"] = new("/api/analytics/track/batch", $"[{Activity}]"),
        ["POST /api/analytics/track-feature"] = new("/api/analytics/track-feature", Feature),
        ["POST /api/analytics/track-feature/batch"] = new("/api/analytics/track-feature/batch", $"[{Feature}]"),
        ["POST /api/analytics/feature-usage"] = new("/api/analytics/feature-usage", Feature),
        ["POST /api/analytics/feature-usage/batch"] = new("/api/analytics/feature-usage/batch", $"[{Feature}]"),
        ["POST /api/analytics/ai-interaction"] = new("/api/analytics/ai-interaction", Interaction),
        ["POST /api/analytics/ai-interaction/batch"] = new("/api/analytics/ai-interaction/batch", $"[{Interaction}]"),
        ["GET /api/analytics/activities"] = new("/api/analytics/activities"),
        ["GET /api/analytics/activities/{id:guid}"] = new("/api/analytics/activities/{activity}"),
        ["POST /api/webhooks"] = new("/api/webhooks", Webhook),
        ["GET /api/webhooks"] = new("/api/webhooks"),
        ["GET /api/webhooks/{id:guid}"] = new("/api/webhooks/{webhook}"),
        ["PUT /api/webhooks/{id:guid}"] = new("/api/webhooks/{webhook}", Webhook),
        ["DELETE /api/webhooks/{id:guid}"] = new("/api/webhooks/{webhook}"),
        ["POST /api/webhooks/{id:guid}/rotate-secret"] = new("/api/webhooks/{webhook}/rotate-secret"),
        ["POST /api/webhooks/{id:guid}/test"] = new("/api/webhooks/{webhook}/test"),
        ["GET /api/webhooks/{id:guid}/deliveries"] = new("/api/webhooks/{webhook}/deliveries"),
        ["GET /api/webhooks/{id:guid}/deliveries/{delivery:guid}"] = new("/api/webhooks/{webhook}/deliveries/{delivery}"),
        ["POST /api/webhooks/{id:guid}/deliveries/{delivery:guid}/redeliver"] = new("/api/webhooks/{webhook}/deliveries/{delivery}/redeliver"),
        ["POST /api/keys"] = new("/api/keys", Key),
        ["GET /api/keys"] = new("/api/keys"),
        ["GET /api/keys/{id:guid}"] = new("/api/keys/{key}"),
        ["POST /api/keys/{id:guid}/rotate"] = new("/api/keys/{key}/rotate", """{"grace_seconds":0}"""),
        ["DELETE /api/keys/{id:guid}"] = new("/api/keys/{key}"),
        ["POST /api/tenants"] = new("/api/tenants", """{"id":"third","name":"Third"}"""),
        ["GET /api/tenants"] = new("/api/tenants"),
        ["GET /api/tenants/{id}"] = new("/api/tenants/{tenant}"),
        ["PATCH /api/tenants/{id}"] = new("/api/tenants/{tenant}", """{"name":"Taken over"}"""),
        ["POST /api/tenants/{id}/suspend"] = new("/api/tenants/{tenant}/suspend"),
        ["POST /api/tenants/{id}/resume"] = new("/api/tenants/{tenant}/resume"),
        ["POST /api/tenants/{id}/keys"] = new("/api/tenants/{tenant}/keys", Key),
    };

    /// <summary>The routes that need no key: probes, metrics and the description of the API.</summary>
    public static IReadOnlySet<string> Anonymous { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "GET /alive", "GET /health", "GET /metrics", "GET /openapi/{documentName}.json" };
}
