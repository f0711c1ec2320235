using HelmAI.Core.Activity;
using HelmAI.Core.Errors;

namespace HelmAI.Core.Storage;

/// <summary>Activities. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IActivityStore
{
    /// <summary>Stores activities in one transaction, all or nothing, durably before it returns.</summary>
    /// <param name="submissions">The activities; the caller bounds their number and size.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>Once they are durable.</returns>
    Task AppendAsync(IReadOnlyList<ActivitySubmission> submissions, CancellationToken cancellationToken);

    /// <summary>Lists activities without their data and prompts, newest first by <see cref="ActivityRecord.OccurredAt"/>, then id.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    Task<Page<ActivityRecord>> ListAsync(ActivityFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Finds an activity with its data and prompt.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="activityId">The activity.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The activity; <see langword="null"/> where the tenant has none of that id.</returns>
    Task<ActivityRecord?> FindAsync(string tenantId, Guid activityId, CancellationToken cancellationToken);
}
