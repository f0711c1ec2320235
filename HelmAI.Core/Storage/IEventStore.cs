using HelmAI.Core.Errors;
using HelmAI.Core.Events;

namespace HelmAI.Core.Storage;

/// <summary>The system of record for events and their assessments. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IEventStore
{
    /// <summary>Stores and queues events, all in one transaction, durably before it returns. Duplicates are found among the submissions themselves too.</summary>
    /// <param name="submissions">The events, of any tenants; earlier ones come first where two are the same.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>One result per submission, in their order.</returns>
    Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<EventSubmission> submissions, CancellationToken cancellationToken);

    /// <summary>Finds an event.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The event, or <see langword="null"/> where the tenant has no such event.</returns>
    Task<EventRecord?> FindAsync(string tenantId, Guid eventId, CancellationToken cancellationToken);

    /// <summary>Finds an event without its payload, for callers who have that or do not want it.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The event with an empty payload, or <see langword="null"/> where the tenant has no such event.</returns>
    Task<EventRecord?> FindEnvelopeAsync(string tenantId, Guid eventId, CancellationToken cancellationToken);

    /// <summary>Lists events, ordered by <see cref="SecurityEvent.Timestamp"/> and id, newest first, without their payloads.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    Task<Page<EventRecord>> ListAsync(EventFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Reads events with their payloads, in the order in which they happened.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="page">Which page; its cursor is the place of the last event of the page before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The events, oldest first; fewer than asked for at the end.</returns>
    Task<IReadOnlyList<SecurityEvent>> ReplayAsync(EventFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Counts events.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many there are.</returns>
    Task<long> CountAsync(EventFilter filter, CancellationToken cancellationToken);

    /// <summary>Lists the times that an event failed and was sent back to be analysed again, oldest first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The replays; mostly none.</returns>
    Task<IReadOnlyList<Replay>> ListReplaysAsync(string tenantId, Guid eventId, CancellationToken cancellationToken);

    /// <summary>Tells which of some events have their assessment, of whatever tenant: the safety net behind lost signals.</summary>
    /// <param name="eventIds">The events.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Those that are analysed or failed.</returns>
    Task<IReadOnlyList<Guid>> FindAssessedAsync(IReadOnlyCollection<Guid> eventIds, CancellationToken cancellationToken);

    /// <summary>Finds some of a tenant's events that are analysed or failed, without their payloads.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="eventIds">The events.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Those of them that the tenant has and that are assessed.</returns>
    Task<IReadOnlyList<EventRecord>> FindAssessedAsync(string tenantId, IReadOnlyCollection<Guid> eventIds, CancellationToken cancellationToken);

    /// <summary>Lists a tenant's events that are analysed or failed and were received after another, by their ids, last received first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="after">The id after which; ids begin with the time of receipt (UUID version 7), so that any id of a time serves.</param>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The ids.</returns>
    Task<IReadOnlyList<Guid>> ListAssessedAsync(string tenantId, Guid after, int limit, CancellationToken cancellationToken);
}
