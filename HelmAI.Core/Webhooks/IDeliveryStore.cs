using HelmAI.Core.Errors;
using HelmAI.Core.Storage;

namespace HelmAI.Core.Webhooks;

/// <summary>Deliveries as people see them. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IDeliveryStore
{
    /// <summary>Stores a delivery of no alert, to be sent at once.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is durable.</returns>
    Task AddTestAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Lists the deliveries to a webhook, newest first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="state">Only those in this state; <see langword="null"/> for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    Task<Page<Delivery>> ListAsync(string tenantId, Guid webhookId, DeliveryState? state, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Finds a delivery.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="id">The delivery.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The delivery; <see langword="null"/> where the webhook has none of that id.</returns>
    Task<Delivery?> FindAsync(string tenantId, Guid webhookId, Guid id, CancellationToken cancellationToken);

    /// <summary>Lists the attempts of a delivery, oldest first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="deliveryId">The delivery.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>All attempts, those from before it was asked for again among them.</returns>
    Task<IReadOnlyList<DeliveryAttempt>> ListAttemptsAsync(string tenantId, Guid deliveryId, CancellationToken cancellationToken);

    /// <summary>Has a delivery sent again at once, whatever came of it, with all its attempts before it.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="id">The delivery.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it is to be sent; not where there is none of that id, or a sender has it now.</returns>
    Task<bool> RedeliverAsync(string tenantId, Guid webhookId, Guid id, CancellationToken cancellationToken);
}
