using HelmAI.Core.Errors;
using HelmAI.Core.Storage;

namespace HelmAI.Core.Webhooks;

/// <summary>Webhooks as people manage them. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IWebhookStore
{
    /// <summary>Stores a new webhook.</summary>
    /// <param name="webhook">The webhook, without its secret.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="max">How many webhooks the tenant may have.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was room for it.</returns>
    Task<bool> AddAsync(Webhook webhook, byte[] secret, int max, CancellationToken cancellationToken);

    /// <summary>Finds a webhook.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The webhook.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The webhook; <see langword="null"/> where the tenant has none of that id.</returns>
    Task<Webhook?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken);

    /// <summary>Lists webhooks, newest first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    Task<Page<Webhook>> ListAsync(string tenantId, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Lists the webhooks of all tenants that are not disabled.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The webhooks.</returns>
    Task<IReadOnlyList<Webhook>> ListEnabledAsync(CancellationToken cancellationToken);

    /// <summary>Changes what people say of a webhook: name, URL, filters, and whether it is disabled. Its circuit is closed, since its target may be another.</summary>
    /// <param name="webhook">The webhook as it is to be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there is such a webhook.</returns>
    Task<bool> UpdateAsync(Webhook webhook, CancellationToken cancellationToken);

    /// <summary>Gives a webhook a new secret. Of the secrets before, the last one goes on signing for a while.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The webhook.</param>
    /// <param name="secret">The new secret.</param>
    /// <param name="previousUntil">Until when the last one signs too; <see langword="null"/> for no longer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there is such a webhook.</returns>
    Task<bool> RotateAsync(string tenantId, Guid id, byte[] secret, DateTimeOffset? previousUntil, CancellationToken cancellationToken);

    /// <summary>Removes a webhook with its deliveries, those that wait among them.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The webhook.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was such a webhook.</returns>
    Task<bool> RemoveAsync(string tenantId, Guid id, CancellationToken cancellationToken);
}
