using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Indicators;

/// <summary>The indicators of one provider: deciding and reading is the same in all, writing many rows is the provider's own.</summary>
internal abstract class IndicatorStore(ITransactions transactions, IQueryRunner queries, IndicatorLife life, TimeProvider time) : IIndicatorStore
{
    // Both databases take some thousands of parameters and more; a list this long is still one quick look-up each.
    private const int MaxIdsAtOnce = 500;

    private static readonly StorageOperation Saving = new("save", "indicators");
    private static readonly StorageOperation Finding = new("find", "indicators");
    private static readonly StorageOperation Listing = new("list", "indicators");
    private static readonly StorageOperation Changing = new("change", "indicators");
    private static readonly StorageOperation Sweeping = new("sweep", "indicators");
    private static readonly StorageOperation ReadingChanges = new("read_changes", "indicators");

    /// <inheritdoc/>
    public Task<SaveCounts> SaveAsync(IReadOnlyList<Indicator> indicators, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(indicators.Count, IIndicatorStore.MaxAtOnce, nameof(indicators));
        var newest = IndicatorMerge.Newest(indicators, time.GetUtcNow());
        return ChangeAsync(
            Saving,
            async transaction =>
            {
                var merge = new IndicatorMerge(life, time.GetUtcNow());
                foreach (var owned in newest.GroupBy(static one => one.TenantId, StringComparer.Ordinal))
                {
                    foreach (var some in owned.Chunk(MaxIdsAtOnce))
                    {
                        var known = await transaction.QueryAsync(
                            IndicatorQueries.FindKnown(owned.Key, some.Select(static one => one.Id)), IndicatorRows.ReadKnown, cancellationToken);
                        var byId = known.ToDictionary(static one => one.Id, static one => one.Known);
                        Array.ForEach(some, one => merge.Add(one, byId.GetValueOrDefault(one.Id)));
                    }
                }

                return (merge.Counts with { Unchanged = merge.Counts.Unchanged + indicators.Count - newest.Count }, merge.Changed);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IndicatorRecord?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken)
    {
        var found = await queries.QueryAsync(Finding, IndicatorQueries.Find(tenantId, id), IndicatorRows.Read, cancellationToken);
        return found.FirstOrDefault();
    }

    /// <inheritdoc/>
    public async Task<Page<IndicatorRecord>> ListAsync(IndicatorFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);

        // One owner after the other: either list is led by an index, both together would not be.
        var found = await queries.QueryAsync(Listing, IndicatorQueries.List(filter.TenantId, filter, page), IndicatorRows.Read, cancellationToken);
        if (filter.TenantId != Indicator.Shared)
        {
            found.AddRange(await queries.QueryAsync(Listing, IndicatorQueries.List(Indicator.Shared, filter, page), IndicatorRows.Read, cancellationToken));
        }

        List<IndicatorRecord> merged =
        [
            .. found
                .DistinctBy(static one => (one.Indicator.Modified, one.Indicator.Id))
                .OrderByDescending(static one => one.Indicator.Modified)
                .ThenByDescending(static one => one.Indicator.Id)
                .Take(page.Limit + 1),
        ];
        return Paging.Cut(merged, page, static one => new(one.Indicator.Modified, one.Indicator.Id));
    }

    /// <inheritdoc/>
    public Task<IndicatorRecord?> WithdrawAsync(string tenantId, Guid id, CancellationToken cancellationToken) =>
        ChangeOneAsync(tenantId, id, record => record with { WithdrawnAt = record.WithdrawnAt ?? time.GetUtcNow() }, cancellationToken);

    /// <inheritdoc/>
    public Task<IndicatorRecord?> OverrideAsync(string tenantId, Guid id, int? confidence, CancellationToken cancellationToken) =>
        ChangeOneAsync(tenantId, id, record => record with { ConfidenceOverride = confidence }, cancellationToken);

    /// <inheritdoc/>
    public async Task<long> ReadVersionAsync(CancellationToken cancellationToken) =>
        (await queries.QueryAsync(ReadingChanges, IndicatorQueries.Version, static row => row.Integer(0), cancellationToken)).Single();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IndicatorRecord>> ReadChangedAsync(IndicatorPlace after, bool activeOnly, int max, CancellationToken cancellationToken) =>
        await queries.QueryAsync(ReadingChanges, IndicatorQueries.ListChanged(after, activeOnly, max), IndicatorRows.Read, cancellationToken);

    /// <inheritdoc/>
    public Task<int> SweepAsync(int max, CancellationToken cancellationToken) => ChangeAsync(
        Sweeping,
        async transaction =>
        {
            var now = time.GetUtcNow();
            var due = await transaction.QueryAsync(IndicatorQueries.ListDue(now, max), IndicatorRows.Read, cancellationToken);
            return (due.Count, due.ConvertAll(one => life.Decide(one, now)));
        },
        cancellationToken);

    /// <summary>Decides under the lock and writes what changed under the next version.</summary>
    /// <typeparam name="T">What the change tells.</typeparam>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <param name="decide">Reads and decides: what to tell, and what to write.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>What the change tells, once it is durable.</returns>
    public Task<T> ChangeAsync<T>(
        StorageOperation operation, Func<ITransaction, Task<(T Told, IReadOnlyList<IndicatorRecord> Changed)>> decide, CancellationToken cancellationToken) => transactions.RunAsync(
        operation,
        async transaction =>
        {
            await transaction.LockAsync(StorageLocks.Indicators, wait: true, cancellationToken);
            var (told, changed) = await decide(transaction);
            if (changed.Count > 0)
            {
                var version = (await transaction.QueryAsync(IndicatorQueries.Tick, static row => row.Integer(0), cancellationToken)).Single();
                await WriteAsync(transaction, [.. changed.Select(one => one with { FirstVersion = one.FirstVersion > 0 ? one.FirstVersion : version, Version = version })], cancellationToken);
            }

            return told;
        },
        cancellationToken);

    /// <summary>Writes rows, in the place of those with their keys.</summary>
    /// <param name="transaction">The transaction, of this provider.</param>
    /// <param name="records">The rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once they are written.</returns>
    protected abstract Task WriteAsync(ITransaction transaction, IReadOnlyList<IndicatorRecord> records, CancellationToken cancellationToken);

    private Task<IndicatorRecord?> ChangeOneAsync(
        string tenantId, Guid id, Func<IndicatorRecord, IndicatorRecord> change, CancellationToken cancellationToken) => ChangeAsync<IndicatorRecord?>(
        Changing,
        async transaction =>
        {
            var found = await transaction.QueryAsync(IndicatorQueries.Find(tenantId, [id]), IndicatorRows.Read, cancellationToken);
            return found is [var record] && life.Decide(change(record), time.GetUtcNow()) is var changed ? (changed, [changed]) : (null, []);
        },
        cancellationToken);
}
