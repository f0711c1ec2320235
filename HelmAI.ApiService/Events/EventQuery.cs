using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Events;

/// <summary>The query by which events are chosen.</summary>
internal static class EventQuery
{
    /// <summary>The parameters that choose events.</summary>
    public static IReadOnlyList<QueryParameter> Filters { get; } =
    [
        new("event_type", QueryValueKind.Text, "Only events of exactly this type."),
        new("severity", QueryValueKind.Severity, "Only events whose sender gave this severity."),
        new("source", QueryValueKind.Text, "Only events from exactly this source."),
        new("modality", QueryValueKind.Text, "Only events of exactly this modality."),
        new("event_id", QueryValueKind.Text, "Only events with exactly this reference of their sender's."),
        new("user_id", QueryValueKind.Text, "Only events about exactly this user."),
        new("session_id", QueryValueKind.Text, "Only events about exactly this session."),
        new("ip_address", QueryValueKind.Address, "Only events about this address, in whatever notation."),
        new("status", QueryValueKind.Status, "Only events that are this far."),
        new("min_risk_score", QueryValueKind.Score, "Only events whose risk score is at least this."),
        new("from", QueryValueKind.Time, "Only events that happened at this time or later."),
        new("to", QueryValueKind.Time, "Only events that happened before this time."),
    ];

    /// <summary>The parameters of a list of events.</summary>
    public static IReadOnlyList<QueryParameter> List { get; } = [.. Filters, .. QueryParameter.Paging];

    /// <summary>Reads the filters.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tenantId">Whose events.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ValidationException">A value is not what its parameter takes.</exception>
    public static EventFilter ReadFilter(QueryReader query, string tenantId) => new()
    {
        TenantId = tenantId,
        EventType = query.Text("event_type"),
        Severity = query.Severity("severity"),
        Source = query.Text("source"),
        Modality = query.Text("modality"),
        Reference = query.Text("event_id"),
        UserId = query.Text("user_id"),
        SessionId = query.Text("session_id"),
        IpAddress = query.Address("ip_address"),
        Status = query.Status("status"),
        MinRiskScore = query.Score("min_risk_score"),
        From = query.Time("from"),
        To = query.Time("to"),
    };
}
