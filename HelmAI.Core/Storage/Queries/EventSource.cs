using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Queries;

/// <summary>The table whose index leads a query for events, by what the filter asks: the queue is the shortest way to what waits, the assessments to what is risky.</summary>
/// <param name="Lead">The leading table.</param>
/// <param name="Joins">The others, joined to it.</param>
/// <param name="Tenant">The leading table's tenant.</param>
/// <param name="Time">Its copy of the event's time.</param>
/// <param name="Id">Its copy of the event's id.</param>
internal sealed record EventSource(string Lead, string Joins, string Tenant, string Time, string Id)
{
    private static readonly EventSource Events = new(
        "events e", "LEFT JOIN assessments a ON a.event_id = e.id",
        "e.tenant_id", "e.occurred_at", "e.id");

    private static readonly EventSource Queue = new(
        "event_queue q", "JOIN events e ON e.id = q.event_id LEFT JOIN assessments a ON a.event_id = q.event_id",
        "q.tenant_id", "q.occurred_at", "q.event_id");

    private static readonly EventSource Assessments = new(
        "assessments a", "JOIN events e ON e.id = a.event_id",
        "a.tenant_id", "a.occurred_at", "a.event_id");

    /// <summary>Chooses.</summary>
    /// <param name="filter">Which events are wanted.</param>
    /// <returns>The choice.</returns>
    public static EventSource For(EventFilter filter) => filter switch
    {
        { Status: EventStatus.Queued } => Queue,
        _ when NamesEvents(filter) => Events,
        { Status: not null } or { MinRiskScore: > 0 } => Assessments,
        _ => Events,
    };

    /// <summary>The tables that a list is read from.</summary>
    public string All => $"{Lead} {Joins}";

    /// <summary>The tables that a count needs: those beside the leading one only where the filter asks something of them.</summary>
    /// <param name="filter">Which events are counted.</param>
    /// <returns>The tables.</returns>
    public string Needed(EventFilter filter)
    {
        var asksOthers = this == Events
            ? filter is not { Status: null, MinRiskScore: null }
            : this == Queue && (filter.MinRiskScore is not null || NamesEvents(filter));
        return asksOthers ? All : Lead;
    }

    private static bool NamesEvents(EventFilter filter) =>
        filter.Severity is not null
        || (filter.EventType ?? filter.Source ?? filter.Modality ?? filter.Reference ?? filter.UserId ?? filter.SessionId ?? filter.IpAddress) is not null;
}
