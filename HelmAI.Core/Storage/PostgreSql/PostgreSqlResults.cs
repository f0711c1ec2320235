using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Storage.Analysis;
using HelmAI.Core.Storage.Details;
using HelmAI.Core.Storage.Queries;

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

    private const string InsertAlerts =
        """
        INSERT INTO alerts (
            id, tenant_id, fingerprint, window_start, rule_id, title, severity,
            entity_type, entity_value, risk_score, created_at, event_id, details)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (tenant_id, fingerprint, window_start) DO NOTHING
        """;

    // A statement of its own, which sees the alerts that other transactions committed while the one before waited for them.
    private const string CountEvents =
        """
        INSERT INTO alert_events (alert_id, occurred_at, event_id, tenant_id)
        SELECT a.id, g.occurred_at, g.event_id, g.tenant_id
        FROM unnest($1, $2, $3, $4, $5) AS g (tenant_id, fingerprint, window_start, event_id, occurred_at)
        JOIN alerts a ON a.tenant_id = g.tenant_id AND a.fingerprint = g.fingerprint AND a.window_start = g.window_start
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Takes events off the queue and writes their results.</summary>
    /// <param name="batch">The events that the transaction holds.</param>
    /// <param name="results">The results; those of other events are left out.</param>
    /// <returns>The statements.</returns>
    public static IEnumerable<PostgreSqlStatement> Write(IReadOnlyList<QueuedEvent> batch, IReadOnlyList<AnalysisResult> results)
    {
        var byId = batch.ToDictionary(static queued => queued.Event.Id);
        var held = results
            .Where(result => byId.ContainsKey(result.Assessment.EventId))
            .Select(result => (Queued: byId[result.Assessment.EventId], Result: result))
            .ToList();
        if (held.Count == 0)
        {
            yield break;
        }

        yield return new(Dequeue, [held.ConvertAll(static item => item.Queued.Sequence).ToArray()]);
        yield return Assessments(held.ConvertAll(static item => (item.Queued.Event, item.Result.Assessment)));

        // Two transactions that raise the same alerts wait for each other; in one order, they cannot do so in a circle.
        var alerts = held
            .SelectMany(static item => item.Result.Alerts, static (item, alert) => (item.Queued.Event, Alert: alert, Key: Convert.ToHexString(alert.Fingerprint.Span)))
            .OrderBy(static item => item.Event.TenantId, StringComparer.Ordinal)
            .ThenBy(static item => item.Key, StringComparer.Ordinal)
            .ThenBy(static item => item.Alert.WindowStart)
            .Select(static item => (item.Event, item.Alert))
            .ToList();
        if (alerts.Count > 0)
        {
            yield return Alerts(alerts);
            yield return Counts(alerts);
        }
    }

    private static PostgreSqlStatement Assessments(List<(SecurityEvent Event, Assessment Assessment)> rows) => new(
        InsertAssessments,
        rows.ConvertAll(static row => row.Event.Id).ToArray(),
        rows.ConvertAll(static row => PostgreSqlValues.ToText(row.Event.TenantId)).ToArray(),
        rows.ConvertAll(static row => row.Event.Timestamp.ToUniversalTime()).ToArray(),
        rows.ConvertAll(static row => (short)row.Assessment.Status).ToArray(),
        rows.ConvertAll(static row => row.Assessment.RiskScore).ToArray(),
        rows.ConvertAll(static row => (long)row.Assessment.ProcessingTime.TotalMicroseconds).ToArray(),
        rows.ConvertAll(static row => row.Assessment.AnalyzedAt.ToUniversalTime()).ToArray(),
        rows.ConvertAll(static row => PostgreSqlValues.ToTextOrNull(row.Assessment.Error)).ToArray(),
        rows.ConvertAll(static row => DetailsJson.Write(row.Assessment)).ToArray());

    private static PostgreSqlStatement Alerts(List<(SecurityEvent Event, RaisedAlert Alert)> rows) => new(
        InsertAlerts,
        rows.ConvertAll(static row => row.Alert.Id).ToArray(),
        rows.ConvertAll(static row => PostgreSqlValues.ToText(row.Event.TenantId)).ToArray(),
        rows.ConvertAll(static row => row.Alert.Fingerprint.ToBytes()).ToArray(),
        rows.ConvertAll(static row => row.Alert.WindowStart.ToUniversalTime()).ToArray(),
        rows.ConvertAll(static row => PostgreSqlValues.ToIndexedText(row.Alert.RuleId)).ToArray(),
        rows.ConvertAll(static row => PostgreSqlValues.ToText(row.Alert.Title)).ToArray(),
        rows.ConvertAll(static row => (short)row.Alert.Severity).ToArray(),
        rows.ConvertAll(static row => PostgreSqlValues.ToIndexedText(row.Alert.Entity.Type)).ToArray(),
        rows.ConvertAll(static row => PostgreSqlValues.ToIndexedText(row.Alert.Entity.Value)).ToArray(),
        rows.ConvertAll(static row => row.Alert.RiskScore).ToArray(),
        rows.ConvertAll(static row => row.Alert.CreatedAt.ToUniversalTime()).ToArray(),
        rows.ConvertAll(static row => row.Event.Id).ToArray(),
        rows.ConvertAll(static row => DetailsJson.Write(row.Alert)).ToArray());

    private static PostgreSqlStatement Counts(List<(SecurityEvent Event, RaisedAlert Alert)> rows) => new(
        CountEvents,
        rows.ConvertAll(static row => PostgreSqlValues.ToText(row.Event.TenantId)).ToArray(),
        rows.ConvertAll(static row => row.Alert.Fingerprint.ToBytes()).ToArray(),
        rows.ConvertAll(static row => row.Alert.WindowStart.ToUniversalTime()).ToArray(),
        rows.ConvertAll(static row => row.Event.Id).ToArray(),
        rows.ConvertAll(static row => row.Event.Timestamp.ToUniversalTime()).ToArray());
}
