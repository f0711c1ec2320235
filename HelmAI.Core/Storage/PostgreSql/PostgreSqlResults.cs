using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Storage.Analysis;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Storage.Rollups;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>The statements that write what the analysis came to, in the transaction that holds the events' places in the queue.</summary>
internal static class PostgreSqlResults
{
    private const string Dequeue = "DELETE FROM event_queue WHERE sequence = ANY ($1)";

    private const string InsertAssessments =
        """
        INSERT INTO assessments (event_id, tenant_id, occurred_at, status, risk_score, processing_us, analyzed_at, error, details)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    // New alerts, or more events on those that are there. A resolved one is opened again (status 0), unless the rule was wrong: that verdict
    // holds for its window. Which ones were, the event that did it tells, since it is counted once; the change takes the id that a new alert would have had.
    // And what all that adds to the roll-ups, where the new ones are those whose ids are the given ones.
    private const string RaiseAlerts =
        """
        WITH given AS (
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) AS g (
                id, tenant_id, fingerprint, window_start, rule_id, title, severity, entity_type, entity_value,
                risk_score, created_at, event_id, details, event_count, first_seen, last_seen)
        ), raised AS (
            INSERT INTO alerts AS a (
                id, tenant_id, fingerprint, window_start, rule_id, title, severity, entity_type, entity_value,
                risk_score, created_at, event_id, details, event_count, first_seen, last_seen)
            SELECT * FROM given
            ON CONFLICT (tenant_id, fingerprint, window_start) DO UPDATE SET
                event_count = a.event_count + excluded.event_count,
                first_seen = least(a.first_seen, excluded.first_seen),
                last_seen = greatest(a.last_seen, excluded.last_seen),
                status = CASE WHEN a.status = 2 AND NOT a.false_positive THEN 0 ELSE a.status END,
                version = CASE WHEN a.status = 2 AND NOT a.false_positive THEN a.version + 1 ELSE a.version END,
                reopened_by = CASE WHEN a.status = 2 AND NOT a.false_positive THEN excluded.event_id ELSE a.reopened_by END,
                resolved_after = CASE WHEN a.false_positive THEN a.resolved_after END,
                false_positive = CASE WHEN a.false_positive THEN true END
            RETURNING a.id, a.tenant_id, a.fingerprint, a.window_start, a.rule_id, a.severity, a.created_at, a.version, a.assignee, a.reopened_by
        ), counted AS (
            INSERT INTO rollup_deltas (tenant_id, measure, quarter, name, part, items, total, peak)
            SELECT r.tenant_id, 2, quarter_of(r.created_at), r.rule_id, r.severity, count(*) FILTER (WHERE r.id = g.id), sum(g.event_count), 0
            FROM raised r
            JOIN given g ON g.tenant_id = r.tenant_id AND g.fingerprint = r.fingerprint AND g.window_start = r.window_start
            GROUP BY 1, 2, 3, 4, 5
        )
        INSERT INTO alert_changes (id, tenant_id, alert_id, version, changed_at, action, status, event_id, assignee)
        SELECT g.id, r.tenant_id, r.id, r.version, g.created_at, 3, 0, g.event_id, r.assignee
        FROM raised r
        JOIN given g ON g.event_id = r.reopened_by AND g.tenant_id = r.tenant_id AND g.fingerprint = r.fingerprint AND g.window_start = r.window_start
        """;

    private const string LinkEvents =
        """
        INSERT INTO alert_events (tenant_id, event_id, alert_id)
        SELECT g.tenant_id, g.event_id, a.id
        FROM unnest($1, $2, $3, $4) AS g (tenant_id, event_id, fingerprint, window_start)
        JOIN alerts a ON a.tenant_id = g.tenant_id AND a.fingerprint = g.fingerprint AND a.window_start = g.window_start
        """;

    // Locked in the order of their ids, as all do; last of all, since others wait for the same rows until the commit.
    private const string CountHidden =
        """
        UPDATE suppressions s SET hidden_count = s.hidden_count + h.count, last_hidden_at = greatest(s.last_hidden_at, h.at)
        FROM (
            SELECT s.id, g.count, g.at FROM unnest($1, $2, $3) AS g (id, count, at) JOIN suppressions s ON s.id = g.id
            ORDER BY s.id FOR UPDATE OF s) h
        WHERE s.id = h.id
        """;

    /// <summary>Takes events off the queue and writes their results.</summary>
    /// <param name="batch">The events that the transaction holds.</param>
    /// <param name="results">The results; those of other events are left out.</param>
    /// <returns>The statements.</returns>
    public static IEnumerable<PostgreSqlStatement> Write(IReadOnlyList<QueuedEvent> batch, IReadOnlyList<SealedResult> results)
    {
        var byId = batch.ToDictionary(static queued => queued.Event.Id);
        var held = results
            .Where(result => byId.ContainsKey(result.Result.Assessment.EventId))
            .Select(result => (Queued: byId[result.Result.Assessment.EventId], Result: result))
            .ToList();
        if (held.Count == 0)
        {
            yield break;
        }

        yield return new(Dequeue, [held.ConvertAll(static item => item.Queued.Sequence).ToArray()]);
        yield return Assessments(held.ConvertAll(static item => (item.Queued.Event, item.Result.Result.Assessment, item.Result.Details)));
        yield return PostgreSqlRollups.Add(Count(held));

        var raised = held.SelectMany(static item => item.Result.Alerts, static (item, raised) => (item.Queued.Event, raised.Alert, raised.Details)).ToList();
        if (raised.Count > 0)
        {
            yield return Alerts(Group(raised));
            yield return Links(raised);
        }

        var deliveries = held.SelectMany(static item => item.Result.Result.Addressed(), static (item, told) => (item.Queued.Event, told.Alert, told.Delivery)).ToList();
        foreach (var statement in PostgreSqlDeliveries.Queue(deliveries))
        {
            yield return statement;
        }

        var hidden = HiddenFindings.Of(held.ConvertAll(static item => item.Result.Result.Assessment));
        if (hidden.Count > 0)
        {
            yield return new(
                CountHidden,
                hidden.Select(static one => one.SuppressionId).ToArray(),
                hidden.Select(static one => one.Count).ToArray(),
                hidden.Select(static one => one.LastAt.ToUniversalTime()).ToArray());
        }
    }

    private static RollupDeltas Count(List<(QueuedEvent Queued, SealedResult Result)> held)
    {
        var deltas = new RollupDeltas();
        held.ForEach(item => deltas.Add(item.Queued.Event, item.Result.Result.Assessment));
        return deltas;
    }

    // Two transactions that raise the same alerts wait for each other; in one order, they cannot do so in a circle.
    private static List<List<(SecurityEvent Event, RaisedAlert Alert, byte[]? Details)>> Group(List<(SecurityEvent Event, RaisedAlert Alert, byte[]? Details)> raised) =>
    [
        .. raised
            .GroupBy(static row => (row.Event.TenantId, Fingerprint: Convert.ToHexString(row.Alert.Fingerprint.Span), row.Alert.WindowStart))
            .OrderBy(static group => group.Key.TenantId, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Fingerprint, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.WindowStart)
            .Select(static group => group.ToList()),
    ];

    private static PostgreSqlStatement Assessments(List<(SecurityEvent Event, Assessment Assessment, byte[]? Details)> rows) => new(
        InsertAssessments,
        rows.ConvertAll(static row => row.Event.Id).ToArray(),
        rows.ConvertAll(static row => PostgreSqlValues.ToText(row.Event.TenantId)).ToArray(),
        rows.ConvertAll(static row => row.Event.Timestamp.ToUniversalTime()).ToArray(),
        rows.ConvertAll(static row => (short)row.Assessment.Status).ToArray(),
        rows.ConvertAll(static row => row.Assessment.RiskScore).ToArray(),
        rows.ConvertAll(static row => (long)row.Assessment.ProcessingTime.TotalMicroseconds).ToArray(),
        rows.ConvertAll(static row => row.Assessment.AnalyzedAt.ToUniversalTime()).ToArray(),
        rows.ConvertAll(static row => PostgreSqlValues.ToTextOrNull(row.Assessment.Error)).ToArray(),
        rows.ConvertAll(static row => row.Details).ToArray());

    private static PostgreSqlStatement Alerts(List<List<(SecurityEvent Event, RaisedAlert Alert, byte[]? Details)>> groups) => new(
        RaiseAlerts,
        groups.ConvertAll(static group => group[0].Alert.Id).ToArray(),
        groups.ConvertAll(static group => PostgreSqlValues.ToText(group[0].Event.TenantId)).ToArray(),
        groups.ConvertAll(static group => group[0].Alert.Fingerprint.ToBytes()).ToArray(),
        groups.ConvertAll(static group => group[0].Alert.WindowStart.ToUniversalTime()).ToArray(),
        groups.ConvertAll(static group => PostgreSqlValues.ToIndexedText(group[0].Alert.RuleId)).ToArray(),
        groups.ConvertAll(static group => PostgreSqlValues.ToText(group[0].Alert.Title)).ToArray(),
        groups.ConvertAll(static group => (short)group[0].Alert.Severity).ToArray(),
        groups.ConvertAll(static group => PostgreSqlValues.ToIndexedText(group[0].Alert.Entity.Type)).ToArray(),
        groups.ConvertAll(static group => PostgreSqlValues.ToIndexedText(group[0].Alert.Entity.Value)).ToArray(),
        groups.ConvertAll(static group => group[0].Alert.RiskScore).ToArray(),
        groups.ConvertAll(static group => group[0].Alert.CreatedAt.ToUniversalTime()).ToArray(),
        groups.ConvertAll(static group => group[0].Event.Id).ToArray(),
        groups.ConvertAll(static group => group[0].Details).ToArray(),
        groups.ConvertAll(static group => (long)group.Count).ToArray(),
        groups.ConvertAll(static group => group.Min(static row => row.Event.Timestamp).ToUniversalTime()).ToArray(),
        groups.ConvertAll(static group => group.Max(static row => row.Event.Timestamp).ToUniversalTime()).ToArray());

    private static PostgreSqlStatement Links(List<(SecurityEvent Event, RaisedAlert Alert, byte[]? Details)> rows) => new(
        LinkEvents,
        rows.ConvertAll(static row => PostgreSqlValues.ToText(row.Event.TenantId)).ToArray(),
        rows.ConvertAll(static row => row.Event.Id).ToArray(),
        rows.ConvertAll(static row => row.Alert.Fingerprint.ToBytes()).ToArray(),
        rows.ConvertAll(static row => row.Alert.WindowStart.ToUniversalTime()).ToArray());
}
