using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Webhooks;

/// <summary>Deliveries on either database.</summary>
/// <param name="queries">Reads.</param>
/// <param name="transactions">Writes.</param>
/// <param name="cipher">Decrypts answers.</param>
/// <param name="time">The clock.</param>
internal sealed class DeliveryStore(IQueryRunner queries, ITransactions transactions, RowCipher cipher, TimeProvider time) : IDeliveryStore
{
    private static readonly StorageOperation Adding = new("add", "webhook_deliveries");
    private static readonly StorageOperation Listing = new("list", "webhook_deliveries");
    private static readonly StorageOperation Finding = new("find", "webhook_deliveries");
    private static readonly StorageOperation ListingAttempts = new("list", "webhook_attempts");
    private static readonly StorageOperation Redelivering = new("redeliver", "webhook_deliveries");

    /// <inheritdoc/>
    public Task AddTestAsync(Delivery delivery, CancellationToken cancellationToken) => transactions.RunAsync(
        Adding, transaction => transaction.QueryAsync(DeliveryQueries.Add(delivery), static _ => true, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<Page<Delivery>> ListAsync(string tenantId, Guid webhookId, DeliveryState? state, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);
        var found = await queries.QueryAsync(Listing, DeliveryQueries.List(tenantId, webhookId, state, page), DeliveryRows.Read, cancellationToken);
        return Paging.Cut(found, page, static delivery => new(delivery.CreatedAt, delivery.Id));
    }

    /// <inheritdoc/>
    public async Task<Delivery?> FindAsync(string tenantId, Guid webhookId, Guid id, CancellationToken cancellationToken) =>
        (await queries.QueryAsync(Finding, DeliveryQueries.Find(tenantId, webhookId, id), DeliveryRows.Read, cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeliveryAttempt>> ListAttemptsAsync(string tenantId, Guid deliveryId, CancellationToken cancellationToken) =>
        await queries.QueryAsync(ListingAttempts, DeliveryQueries.ListAttempts(tenantId, deliveryId), row => DeliveryRows.ReadAttempt(row, cipher), cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> RedeliverAsync(string tenantId, Guid webhookId, Guid id, CancellationToken cancellationToken)
    {
        var changed = await transactions.RunAsync(
            Redelivering,
            transaction => transaction.QueryAsync(DeliveryQueries.Redeliver(tenantId, webhookId, id, time.GetUtcNow()), static row => row.Id(0), cancellationToken),
            cancellationToken);
        return changed.Count > 0;
    }
}
