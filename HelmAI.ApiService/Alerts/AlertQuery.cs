using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Alerts;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Alerts;

/// <summary>The query by which alerts are chosen.</summary>
internal static class AlertQuery
{
    /// <summary>The parameters of a list of alerts.</summary>
    public static IReadOnlyList<QueryParameter> List { get; } =
    [
        new("severity", QueryValueKind.Severity, "Only alerts of this severity."),
        new("rule_id", QueryValueKind.Text, "Only alerts of exactly this rule."),
        new("entity_type", QueryValueKind.Text, "Only alerts about exactly this kind of entity, such as `user` or `ip`."),
        new("entity", QueryValueKind.Text, "Only alerts about exactly this entity."),
        new("status", QueryValueKind.AlertStatus, "Only alerts at this place in their life."),
        new("assignee", QueryValueKind.Text, "Only alerts on which exactly this one works."),
        new("false_positive", QueryValueKind.Flag, "Only resolved alerts whose rule was wrong (`true`), or was right (`false`)."),
        new("from", QueryValueKind.Time, "Only alerts raised at this time or later."),
        new("to", QueryValueKind.Time, "Only alerts raised before this time."),
        .. QueryParameter.Paging,
    ];

    /// <summary>Reads the filters.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tenantId">Whose alerts.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ValidationException">A value is not what its parameter takes.</exception>
    public static AlertFilter ReadFilter(QueryReader query, string tenantId) => new()
    {
        TenantId = tenantId,
        Severity = query.Severity("severity"),
        RuleId = query.Text("rule_id"),
        EntityType = query.Text("entity_type"),
        EntityValue = query.Text("entity"),
        Status = query.AlertStatus("status"),
        Assignee = query.Text("assignee"),
        FalsePositive = query.Flag("false_positive"),
        From = query.Time("from"),
        To = query.Time("to"),
    };
}
