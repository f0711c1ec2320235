using HelmAI.Core.Alerts;

namespace HelmAI.Core.Storage.Queries;

/// <summary>The queries for alerts. Each is led by an index of its tenant.</summary>
internal static class AlertQueries
{
    private const string Columns =
        "a.id, a.tenant_id, a.rule_id, a.title, a.severity, a.entity_type, a.entity_value, a.risk_score, a.created_at, a.event_id, a.details, "
        + "a.event_count, a.first_seen, a.last_seen, a.status, a.version, a.assignee, a.acknowledged_after, a.resolved_after, a.false_positive";

    /// <summary>One alert.</summary>
    public static SqlQuery Find(string tenantId, Guid alertId) =>
        new SqlQueryBuilder($"SELECT {Columns} FROM alerts a")
            .WhereTenant("a.tenant_id", tenantId)
            .Where("a.id", "=", alertId)
            .Build();

    /// <summary>A page of alerts.</summary>
    public static SqlQuery List(AlertFilter filter, PageRequest page) =>
        new SqlQueryBuilder($"SELECT {Columns} FROM alerts a")
            .WhereTenant("a.tenant_id", filter.TenantId)
            .Where("a.created_at", ">=", filter.From)
            .Where("a.created_at", "<", filter.To)
            .Where("a.severity", "=", (int?)filter.Severity)
            .Where("a.rule_id", "=", filter.RuleId)
            .Where("a.entity_type", "=", filter.EntityType)
            .Where("a.entity_value", "=", filter.EntityValue)
            .Where("a.status", "=", (int?)filter.Status)
            .Where("a.assignee", "=", filter.Assignee)
            .Where("a.false_positive", "=", filter.FalsePositive)
            .Page("a.created_at", "a.id", page)
            .Build();

    /// <summary>The alerts that count an event, gravest first.</summary>
    public static SqlQuery ListByEvent(string tenantId, Guid eventId) =>
        new SqlQueryBuilder($"SELECT {Columns} FROM alert_events l JOIN alerts a ON a.id = l.alert_id")
            .WhereTenant("l.tenant_id", tenantId)
            .Where("l.event_id", "=", eventId)
            .OrderBy("a.severity DESC, a.created_at, a.id")
            .Build();

    /// <summary>The alerts that count any of some events, each once.</summary>
    public static SqlQuery ListByEvents(string tenantId, IEnumerable<Guid> eventIds) =>
        new SqlQueryBuilder($"SELECT DISTINCT {Columns} FROM alert_events l JOIN alerts a ON a.id = l.alert_id")
            .WhereTenant("l.tenant_id", tenantId)
            .WhereIn("l.event_id", eventIds)
            .OrderBy("a.created_at, a.id")
            .Build();

    /// <summary>The events received after one that alerts count, last received first.</summary>
    public static SqlQuery ListAlerting(string tenantId, Guid after, int limit) =>
        new SqlQueryBuilder("SELECT DISTINCT l.event_id FROM alert_events l")
            .WhereTenant("l.tenant_id", tenantId)
            .Where("l.event_id", ">", after)
            .Latest("l.event_id", limit)
            .Build();
}
