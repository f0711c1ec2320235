using HelmAI.Core.Errors;

namespace HelmAI.Core.Storage;

/// <summary>
/// Removes what is old, a few rows at a time, each time in a short transaction that waits for nobody's locks. Every member throws
/// <see cref="DatabaseException"/> when the database fails.
/// </summary>
public interface IRetentionStore
{
    /// <summary>
    /// Removes the oldest events of a tenant with their assessments, replays and links to alerts. What waits for its analysis stays.
    /// A removed event is forgotten: the same one sent again is a new one.
    /// </summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="before">Events that happened before this go.</param>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>How many went; <see langword="null"/> where another process removes just now.</returns>
    Task<int?> RemoveEventsAsync(string tenantId, DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Removes the oldest alerts of a tenant with their links to events.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="before">Alerts that were raised before this go.</param>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>How many went; <see langword="null"/> where another process removes just now.</returns>
    Task<int?> RemoveAlertsAsync(string tenantId, DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Removes the oldest activities of a tenant.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="before">Activities that happened before this go.</param>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>How many went; <see langword="null"/> where another process removes just now.</returns>
    Task<int?> RemoveActivitiesAsync(string tenantId, DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Removes the oldest deliveries of a tenant's webhooks with their attempts, those that wait for a webhook that is disabled among them.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="before">Deliveries from before this go.</param>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>How many went; <see langword="null"/> where another process removes just now.</returns>
    Task<int?> RemoveDeliveriesAsync(string tenantId, DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
