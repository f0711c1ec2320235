using HelmAI.Core.Intelligence;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Indicators;

/// <summary>What indicators are related to, on either database. Of these there are thousands where there are millions of indicators: each is a statement.</summary>
/// <param name="transactions">The database.</param>
/// <param name="queries">The database.</param>
internal sealed class RelatedStore(ITransactions transactions, IQueryRunner queries) : IRelatedStore
{
    private static readonly StorageOperation Saving = new("save", "intelligence_objects");
    private static readonly StorageOperation Listing = new("list", "intelligence_relationships");

    /// <inheritdoc/>
    public Task<int> SaveAsync(
        IReadOnlyList<IntelligenceObject> objects, IReadOnlyList<IntelligenceRelationship> relationships, CancellationToken cancellationToken) => transactions.RunAsync(
        Saving,
        async transaction =>
        {
            // In one order, so that two imports do not wait for each other in a circle.
            await transaction.LockAsync(StorageLocks.Indicators, wait: true, cancellationToken);
            var stored = 0;
            foreach (var save in objects.Select(RelatedQueries.Save).Concat(relationships.Select(RelatedQueries.Save)))
            {
                stored += (await transaction.QueryAsync(save, static _ => true, cancellationToken)).Count;
            }

            return stored;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RelatedObject>> ListAsync(string tenantId, Guid id, CancellationToken cancellationToken) =>
        await queries.QueryAsync(Listing, RelatedQueries.ListRelated(tenantId, $"indicator--{id}"), RelatedQueries.ReadRelated, cancellationToken);
}
