using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Indicators;

/// <summary>Sightings on either database.</summary>
/// <param name="store">The indicators that are seen.</param>
/// <param name="queries">The database.</param>
/// <param name="life">Decides where each is in its life.</param>
/// <param name="time">The clock.</param>
internal sealed class SightingStore(IndicatorStore store, IQueryRunner queries, IndicatorLife life, TimeProvider time) : ISightingStore
{
    private static readonly StorageOperation Adding = new("add", "indicator_sightings");
    private static readonly StorageOperation Finding = new("find", "indicator_sightings");
    private static readonly StorageOperation Listing = new("list", "indicator_sightings");

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<IndicatorSighting> sightings, CancellationToken cancellationToken) => store.ChangeAsync(
        Adding,
        async transaction =>
        {
            var now = time.GetUtcNow();
            List<IndicatorRecord> changed = [];
            foreach (var sighting in sightings)
            {
                foreach (var record in await transaction.QueryAsync(IndicatorQueries.Find(sighting.TenantId, sighting.IndicatorId), IndicatorRows.Read, cancellationToken))
                {
                    await transaction.QueryAsync(
                        RelatedQueries.AddSighting(Guid.CreateVersion7(now), record.Indicator.TenantId, sighting, now), static _ => true, cancellationToken);
                    if (Seen(record, sighting.LastSeen, now) is { } seen)
                    {
                        await transaction.QueryAsync(IndicatorQueries.Touch(seen), static _ => true, cancellationToken);
                        changed.AddRange(seen.State == record.State ? [] : [seen]);
                    }
                }
            }

            return (true, changed);
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<StoredSighting?> FindAsync(string tenantId, string ownerId, Guid id, CancellationToken cancellationToken) =>
        (await queries.QueryAsync(Finding, RelatedQueries.FindSighting(tenantId, ownerId, id), RelatedQueries.ReadSighting, cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<Page<StoredSighting>> ListAsync(string tenantId, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);
        var found = await queries.QueryAsync(Listing, RelatedQueries.ListSightings(tenantId, page), RelatedQueries.ReadSighting, cancellationToken);
        return Paging.Cut(found, page, static one => new(one.ModifiedAt, one.Id));
    }

    // A time to come would put decay off: clocks of senders are not to be believed so far.
    private IndicatorRecord? Seen(IndicatorRecord record, DateTimeOffset at, DateTimeOffset now)
    {
        at = at > now ? now : at;
        return record.LastSeen >= at ? null : life.Decide(record with { LastSeen = at }, now);
    }
}
