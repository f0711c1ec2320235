using HelmAI.Core.Events;
using HelmAI.Core.Rollups;
using HelmAI.Core.Storage.Analysis;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Storage.Rollups;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Writes what the analysis came to; always inside the transaction that takes the event off the queue.</summary>
internal static class SqliteResults
{
    private const string Dequeue = "DELETE FROM event_queue WHERE sequence = @sequence";

    private const string InsertAssessment =
        """
        INSERT INTO assessments (event_id, tenant_id, occurred_at, status, risk_score, processing_us, analyzed_at, error, details)
        VALUES (@event_id, @tenant_id, @occurred_at, @status, @risk_score, @processing_us, @analyzed_at, @error, @details)
        """;

    // A new alert, or one event more on the one that is there. The counts are kept, since an alert may come to count
    // millions of events. A resolved one is opened again (status 0), unless the rule was wrong: that verdict holds for its window.
    private const string RaiseAlert =
        """
        INSERT INTO alerts (
            id, tenant_id, fingerprint, window_start, rule_id, title, severity, entity_type, entity_value,
            risk_score, created_at, event_id, details, event_count, first_seen, last_seen)
        VALUES (
            @id, @tenant_id, @fingerprint, @window_start, @rule_id, @title, @severity, @entity_type, @entity_value,
            @risk_score, @created_at, @event_id, @details, 1, @occurred_at, @occurred_at)
        ON CONFLICT (tenant_id, fingerprint, window_start) DO UPDATE SET
            event_count = event_count + 1,
            first_seen = min(first_seen, excluded.first_seen),
            last_seen = max(last_seen, excluded.last_seen),
            status = CASE WHEN status = 2 AND NOT false_positive THEN 0 ELSE status END,
            version = CASE WHEN status = 2 AND NOT false_positive THEN version + 1 ELSE version END,
            reopened_by = CASE WHEN status = 2 AND NOT false_positive THEN excluded.event_id ELSE reopened_by END,
            resolved_after = CASE WHEN false_positive THEN resolved_after END,
            false_positive = CASE WHEN false_positive THEN true END
        RETURNING id, created_at, reopened_by IS @event_id
        """;

    // The change takes the id that a new alert would have had.
    private const string NoteReopening =
        """
        INSERT INTO alert_changes (id, tenant_id, alert_id, version, changed_at, action, status, event_id, assignee)
        SELECT @id, tenant_id, id, version, @created_at, 3, 0, @event_id, assignee FROM alerts
        WHERE tenant_id = @tenant_id AND fingerprint = @fingerprint AND window_start = @window_start
        """;

    private const string CountHidden =
        """
        UPDATE suppressions SET hidden_count = hidden_count + @count, last_hidden_at = max(ifnull(last_hidden_at, @at), @at)
        WHERE id = @id
        """;

    private const string LinkEvent =
        """
        INSERT INTO alert_events (tenant_id, event_id, alert_id)
        SELECT tenant_id, @event_id, id FROM alerts
        WHERE tenant_id = @tenant_id AND fingerprint = @fingerprint AND window_start = @window_start
        """;

    private const string DeleteState =
        "DELETE FROM correlation_states WHERE tenant_id = @tenant_id AND rule_id = @rule_id AND group_key = @group_key";

    private const string DeleteExpired = $"{DeleteState} AND expires_at < @before";

    private const string SaveState =
        """
        INSERT INTO correlation_states (tenant_id, rule_id, group_key, state, expires_at)
        VALUES (@tenant_id, @rule_id, @group_key, @state, @expires_at)
        ON CONFLICT (tenant_id, rule_id, group_key) DO UPDATE SET state = excluded.state, expires_at = excluded.expires_at
        """;

    /// <summary>Takes an event off the queue and writes its result; does nothing where it is off the queue already.</summary>
    /// <param name="session">An open transaction.</param>
    /// <param name="queued">The event.</param>
    /// <param name="result">Its result.</param>
    /// <param name="deltas">Gathers what that adds to the roll-ups, for <see cref="SqliteRollups.Add"/> in the same transaction.</param>
    public static void Write(SqliteSession session, QueuedEvent queued, SealedResult result, RollupDeltas deltas)
    {
        if (session.Execute(Dequeue, ("@sequence", queued.Sequence)) == 0)
        {
            return;
        }

        WriteAssessment(session, queued.Event, result.Result.Assessment, result.Details);
        var raised = result.Alerts.Select(alert => WriteAlert(session, queued.Event, alert)).ToList();
        foreach (var (delivery, alert) in result.Result.Addressed())
        {
            SqliteDeliveries.Queue(session, queued.Event, alert, delivery);
        }

        foreach (var hidden in HiddenFindings.Of([result.Result.Assessment]))
        {
            session.Execute(CountHidden, ("@count", hidden.Count), ("@at", hidden.LastAt.ToMicroseconds()), ("@id", hidden.SuppressionId.ToBlob()));
        }

        // Last, since what throws before is undone.
        deltas.Add(queued.Event, result.Result.Assessment);
        raised.ForEach(alert => deltas.Add(alert.Key, alert.Figures));
    }

    /// <summary>Writes the state of a correlation, or forgets it where it is empty.</summary>
    /// <param name="session">An open transaction.</param>
    /// <param name="state">The state.</param>
    public static void Write(SqliteSession session, CorrelationState state)
    {
        var (tenantId, ruleId, group) = state.Key;
        if (state.State.IsEmpty)
        {
            session.Execute(DeleteState, ("@tenant_id", tenantId), ("@rule_id", ruleId), ("@group_key", group));
            return;
        }

        session.Execute(
            SaveState,
            ("@tenant_id", tenantId),
            ("@rule_id", ruleId),
            ("@group_key", group),
            ("@state", state.State.ToBytes()),
            ("@expires_at", state.ExpiresAt.ToMicroseconds()));
    }

    /// <summary>Forgets the state of a correlation where it expired before a time.</summary>
    /// <param name="session">An open transaction.</param>
    /// <param name="key">The state.</param>
    /// <param name="before">The time.</param>
    /// <returns>How many were forgotten: 1 or 0.</returns>
    public static int Forget(SqliteSession session, CorrelationKey key, DateTimeOffset before) => session.Execute(
        DeleteExpired,
        ("@tenant_id", key.TenantId),
        ("@rule_id", key.RuleId),
        ("@group_key", key.Group),
        ("@before", before.ToMicroseconds()));

    private static void WriteAssessment(SqliteSession session, SecurityEvent securityEvent, Assessment assessment, byte[]? details) => session.Execute(
        InsertAssessment,
        ("@event_id", securityEvent.Id.ToBlob()),
        ("@tenant_id", securityEvent.TenantId),
        ("@occurred_at", securityEvent.Timestamp.ToMicroseconds()),
        ("@status", (int)assessment.Status),
        ("@risk_score", assessment.RiskScore),
        ("@processing_us", (long)assessment.ProcessingTime.TotalMicroseconds),
        ("@analyzed_at", assessment.AnalyzedAt.ToMicroseconds()),
        ("@error", assessment.Error),
        ("@details", details));

    private static (RollupKey Key, RollupFigures Figures) WriteAlert(SqliteSession session, SecurityEvent securityEvent, SealedAlert raised)
    {
        var (alert, details) = raised;
        var (id, createdAt, isReopened) = session.Query(
            RaiseAlert,
            static row => (row.Id(0), row.Time(1), row.Flag(2)),
            ("@id", alert.Id.ToBlob()),
            ("@tenant_id", securityEvent.TenantId),
            ("@fingerprint", alert.Fingerprint.ToBytes()),
            ("@window_start", alert.WindowStart.ToMicroseconds()),
            ("@rule_id", alert.RuleId),
            ("@title", alert.Title),
            ("@severity", (int)alert.Severity),
            ("@entity_type", alert.Entity.Type),
            ("@entity_value", alert.Entity.Value),
            ("@risk_score", alert.RiskScore),
            ("@created_at", alert.CreatedAt.ToMicroseconds()),
            ("@event_id", securityEvent.Id.ToBlob()),
            ("@details", details),
            ("@occurred_at", securityEvent.Timestamp.ToMicroseconds())).Single();
        if (isReopened)
        {
            session.Execute(
                NoteReopening,
                ("@id", alert.Id.ToBlob()),
                ("@created_at", alert.CreatedAt.ToMicroseconds()),
                ("@event_id", securityEvent.Id.ToBlob()),
                ("@tenant_id", securityEvent.TenantId),
                ("@fingerprint", alert.Fingerprint.ToBytes()),
                ("@window_start", alert.WindowStart.ToMicroseconds()));
        }

        session.Execute(
            LinkEvent,
            ("@event_id", securityEvent.Id.ToBlob()),
            ("@tenant_id", securityEvent.TenantId),
            ("@fingerprint", alert.Fingerprint.ToBytes()),
            ("@window_start", alert.WindowStart.ToMicroseconds()));
        return (
            new(securityEvent.TenantId, RollupMeasure.Alerts, Quarter.Of(createdAt), alert.RuleId, (int)alert.Severity),
            new(Items: id == alert.Id ? 1 : 0, Total: 1));
    }
}
