using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Queries;

/// <summary>The events of one provider: reading is the same in all, appending is the provider's own.</summary>
internal abstract class EventStore(IQueryRunner queries, EventRows rows) : IEventStore
{
    /// <summary>How many ids one query names. Both databases take some thousands of parameters and more; a list this long is still one quick look-up each.</summary>
    public const int MaxIdsAtOnce = 500;

    /// <summary>What an append is called in metrics and errors.</summary>
    protected static readonly StorageOperation Appending = new("append", "events");

    private static readonly StorageOperation Finding = new("find", "events");
    private static readonly StorageOperation Listing = new("list", "events");
    private static readonly StorageOperation Replaying = new("replay", "events");
    private static readonly StorageOperation Counting = new("count", "events");
    private static readonly StorageOperation ListingReplays = new("list", "replays");
    private static readonly StorageOperation FindingAssessed = new("find_assessed", "assessments");
    private static readonly StorageOperation ListingAssessed = new("list_assessed", "assessments");

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<EventSubmission> submissions, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public Task<EventRecord?> FindAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        FindAsync(EventQueries.Find(tenantId, eventId), cancellationToken);

    /// <inheritdoc/>
    public Task<EventRecord?> FindEnvelopeAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        FindAsync(EventQueries.FindEnvelope(tenantId, eventId), cancellationToken);

    /// <inheritdoc/>
    public async Task<Page<EventRecord>> ListAsync(EventFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);
        var found = await queries.QueryAsync(Listing, EventQueries.List(filter, page), rows.ReadRecord, cancellationToken);
        return Paging.Cut(found, page, static record => new(record.Event.Timestamp, record.Event.Id));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SecurityEvent>> ReplayAsync(EventFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);
        return await queries.QueryAsync(Replaying, EventQueries.Replay(filter, page), rows.ReadEvent, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(EventFilter filter, CancellationToken cancellationToken)
    {
        var found = await queries.QueryAsync(Counting, EventQueries.Count(filter), static row => row.Integer(0), cancellationToken);
        return found.Single();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Replay>> ListReplaysAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        await queries.QueryAsync(ListingReplays, ReplayQueries.List(tenantId, eventId), ReplayQueries.Read, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> FindAssessedAsync(IReadOnlyCollection<Guid> eventIds, CancellationToken cancellationToken)
    {
        var assessed = new List<Guid>();
        foreach (var ids in eventIds.Chunk(MaxIdsAtOnce))
        {
            assessed.AddRange(await queries.QueryAsync(
                FindingAssessed, EventQueries.FindAssessed(ids), static row => row.Id(0), cancellationToken));
        }

        return assessed;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EventRecord>> FindAssessedAsync(string tenantId, IReadOnlyCollection<Guid> eventIds, CancellationToken cancellationToken)
    {
        var found = new List<EventRecord>(eventIds.Count);
        foreach (var ids in eventIds.Chunk(MaxIdsAtOnce))
        {
            found.AddRange(await queries.QueryAsync(FindingAssessed, EventQueries.FindAssessed(tenantId, ids), rows.ReadRecord, cancellationToken));
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> ListAssessedAsync(string tenantId, Guid after, int limit, CancellationToken cancellationToken) =>
        await queries.QueryAsync(ListingAssessed, EventQueries.ListAssessed(tenantId, after, limit), static row => row.Id(0), cancellationToken);

    private async Task<EventRecord?> FindAsync(SqlQuery query, CancellationToken cancellationToken)
    {
        var found = await queries.QueryAsync(Finding, query, rows.ReadRecord, cancellationToken);
        return found.SingleOrDefault();
    }
}
