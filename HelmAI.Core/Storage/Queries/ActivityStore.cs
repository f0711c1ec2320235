using HelmAI.Core.Activity;

namespace HelmAI.Core.Storage.Queries;

/// <summary>The activities of one provider: reading is the same in all, appending is the provider's own.</summary>
internal abstract class ActivityStore(IQueryRunner queries, ActivityRows rows) : IActivityStore
{
    /// <summary>What an append is called in metrics and errors.</summary>
    protected static readonly StorageOperation Appending = new("append", "activities");

    private static readonly StorageOperation Finding = new("find", "activities");
    private static readonly StorageOperation Listing = new("list", "activities");

    /// <inheritdoc/>
    public abstract Task AppendAsync(IReadOnlyList<ActivitySubmission> submissions, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public async Task<Page<ActivityRecord>> ListAsync(ActivityFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);
        var found = await queries.QueryAsync(Listing, ActivityQueries.List(filter, page), rows.Read, cancellationToken);
        return Paging.Cut(found, page, static activity => new(activity.OccurredAt, activity.Id));
    }

    /// <inheritdoc/>
    public async Task<ActivityRecord?> FindAsync(string tenantId, Guid activityId, CancellationToken cancellationToken)
    {
        var found = await queries.QueryAsync(Finding, ActivityQueries.Find(tenantId, activityId), rows.Read, cancellationToken);
        return found.SingleOrDefault();
    }
}
