using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Queries;

/// <summary>The queries for events. Each is led by an index of its tenant.</summary>
internal static class EventQueries
{
    /// <summary>The columns that <see cref="EventRows.ReadEvent"/> reads, of <c>events e</c>.</summary>
    public const string EventColumns = EnvelopeColumns + ", e.payload";

    /// <summary>The same without the payload.</summary>
    public const string BareColumns = EnvelopeColumns + ", NULL";

    private const string EnvelopeColumns =
        "e.id, e.tenant_id, e.received_at, e.occurred_at, e.event_type, e.severity, e.source, e.modality, "
        + "e.reference, e.user_id, e.session_id, e.ip_address, e.reports_threat";

    private const string AssessmentColumns = ", a.status, a.risk_score, a.processing_us, a.analyzed_at, a.error, a.details";

    /// <summary>One event.</summary>
    public static SqlQuery Find(string tenantId, Guid eventId) => Find(EventColumns, tenantId, eventId);

    /// <summary>One event without its payload.</summary>
    public static SqlQuery FindEnvelope(string tenantId, Guid eventId) => Find(BareColumns, tenantId, eventId);

    /// <summary>A page of events.</summary>
    public static SqlQuery List(EventFilter filter, PageRequest page)
    {
        var source = EventSource.For(filter);

        // No payloads: a page of the largest events would be hundreds of megabytes.
        return Filter(new($"SELECT {BareColumns}{AssessmentColumns} FROM {source.All}"), source, filter)
            .Page(source.Time, source.Id, page)
            .Build();
    }

    /// <summary>Events with their payloads, oldest first.</summary>
    public static SqlQuery Replay(EventFilter filter, PageRequest page)
    {
        var source = EventSource.For(filter);
        return Filter(new($"SELECT {EventColumns} FROM {source.All}"), source, filter).PageForward(source.Time, source.Id, page).Build();
    }

    /// <summary>The number of events.</summary>
    public static SqlQuery Count(EventFilter filter)
    {
        var source = EventSource.For(filter);
        return Filter(new($"SELECT count(*) FROM {source.Needed(filter)}"), source, filter).Build();
    }

    /// <summary>Those of some events that have an assessment.</summary>
    public static SqlQuery FindAssessed(IEnumerable<Guid> eventIds) =>
        new SqlQueryBuilder("SELECT a.event_id FROM assessments a").WhereIn("a.event_id", eventIds).Build();

    /// <summary>Those of some events that are assessed, with their assessments and without payloads, in the order in which they were received.</summary>
    public static SqlQuery FindAssessed(string tenantId, IEnumerable<Guid> eventIds) =>
        new SqlQueryBuilder($"SELECT {BareColumns}{AssessmentColumns} FROM assessments a JOIN events e ON e.id = a.event_id")
            .WhereTenant("a.tenant_id", tenantId)
            .WhereIn("a.event_id", eventIds)
            .OrderBy("a.event_id")
            .Build();

    /// <summary>The events received after one that are assessed, last received first. The primary key leads: it passes over what other tenants received in that time.</summary>
    public static SqlQuery ListAssessed(string tenantId, Guid after, int limit) =>
        new SqlQueryBuilder("SELECT a.event_id FROM assessments a")
            .WhereTenant("a.tenant_id", tenantId)
            .Where("a.event_id", ">", after)
            .Latest("a.event_id", limit)
            .Build();

    private static SqlQuery Find(string columns, string tenantId, Guid eventId) =>
        new SqlQueryBuilder($"SELECT {columns}{AssessmentColumns} FROM events e LEFT JOIN assessments a ON a.event_id = e.id")
            .WhereTenant("e.tenant_id", tenantId)
            .Where("e.id", "=", eventId)
            .Build();

    private static SqlQueryBuilder Filter(SqlQueryBuilder query, EventSource source, EventFilter filter)
    {
        query
            .WhereTenant(source.Tenant, filter.TenantId)
            .Where(source.Time, ">=", filter.From)
            .Where(source.Time, "<", filter.To)
            .Where("e.event_type", "=", filter.EventType)
            .Where("e.severity", "=", (int?)filter.Severity)
            .Where("e.source", "=", filter.Source)
            .Where("e.modality", "=", filter.Modality)
            .Where("e.reference", "=", filter.Reference)
            .Where("e.user_id", "=", filter.UserId)
            .Where("e.session_id", "=", filter.SessionId)
            .Where("e.ip_address", "=", filter.IpAddress)
            .Where("a.risk_score", ">=", filter.MinRiskScore);
        if (filter.Status is { } status and not EventStatus.Queued)
        {
            query.Where("a.status", "=", (int)status);
        }

        // Said once more as a constant, since the index on risk leaves out what has none.
        return filter.MinRiskScore > 0 ? query.Where("a.risk_score > 0") : query;
    }
}
