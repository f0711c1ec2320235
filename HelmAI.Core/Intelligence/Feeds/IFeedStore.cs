using HelmAI.Core.Errors;
using HelmAI.Core.Storage;

namespace HelmAI.Core.Intelligence.Feeds;

/// <summary>Feeds, and whose turn it is to poll them. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IFeedStore
{
    /// <summary>Stores a new feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="secret">Its secret in clear; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The feed as it is stored.</returns>
    Task<Feed> AddAsync(Feed feed, string? secret, CancellationToken cancellationToken);

    /// <summary>Finds a feed.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The feed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The feed; <see langword="null"/> where the tenant has none of that id.</returns>
    Task<Feed?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken);

    /// <summary>Lists feeds, newest first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    Task<Page<Feed>> ListAsync(string tenantId, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Counts a tenant's feeds.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many it has.</returns>
    Task<int> CountAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>Replaces what a tenant says of a feed, and where it has been read up to. A poll that is under way is to stop: what it writes is no longer taken.</summary>
    /// <param name="feed">The feed as it is to be; its <see cref="Feed.Secret"/> stays where no new one is given.</param>
    /// <param name="secret">A new secret in clear; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there is such a feed.</returns>
    Task<bool> ReplaceAsync(Feed feed, string? secret, CancellationToken cancellationToken);

    /// <summary>Removes a feed; what it brought stays.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The feed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was such a feed.</returns>
    Task<bool> RemoveAsync(string tenantId, Guid id, CancellationToken cancellationToken);

    /// <summary>Makes it a feed's turn, unless it is not polled at all.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The feed.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the tenant has such a feed and it is enabled.</returns>
    Task<bool> RequestRunAsync(string tenantId, Guid id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes a feed whose turn it is and that nobody polls; those of suspended tenants have none.</summary>
    /// <param name="now">The time.</param>
    /// <param name="leaseUntil">Until when nobody else may take it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The feed with a new <see cref="Feed.LeaseToken"/>; <see langword="null"/> where there is none.</returns>
    Task<Feed?> ClaimAsync(DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancellationToken);

    /// <summary>Stores how a claimed feed stands: everything from <see cref="Feed.Position"/> on but the lease's token.</summary>
    /// <param name="feed">The feed as claimed, with its new state; without <see cref="Feed.LeaseUntil"/> the claim ends.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the claim was still good; where it was not, nothing is stored.</returns>
    Task<bool> SaveAsync(Feed feed, CancellationToken cancellationToken);

    /// <summary>Decrypts a feed's secret.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The secret in clear; <see langword="null"/> where it has none.</returns>
    /// <exception cref="IntegrityException">It is not what was written there.</exception>
    Task<string?> ReadSecretAsync(Feed feed, CancellationToken cancellationToken);
}
