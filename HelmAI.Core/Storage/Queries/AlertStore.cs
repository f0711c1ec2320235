using HelmAI.Core.Alerts;

namespace HelmAI.Core.Storage.Queries;

/// <summary>Reads alerts, of whichever provider.</summary>
internal sealed class AlertStore(IQueryRunner queries) : IAlertStore
{
    private static readonly StorageOperation Finding = new("find", "alerts");
    private static readonly StorageOperation Listing = new("list", "alerts");
    private static readonly StorageOperation ListingByEvent = new("list_by_event", "alerts");

    /// <inheritdoc/>
    public async Task<Alert?> FindAsync(string tenantId, Guid alertId, CancellationToken cancellationToken)
    {
        var rows = await queries.QueryAsync(Finding, AlertQueries.Find(tenantId, alertId), AlertRows.Read, cancellationToken);
        return rows.SingleOrDefault();
    }

    /// <inheritdoc/>
    public async Task<Page<Alert>> ListAsync(AlertFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);
        var rows = await queries.QueryAsync(Listing, AlertQueries.List(filter, page), AlertRows.Read, cancellationToken);
        return Paging.Cut(rows, page, static alert => new(alert.CreatedAt, alert.Id));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Alert>> ListByEventAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        await queries.QueryAsync(ListingByEvent, AlertQueries.ListByEvent(tenantId, eventId), AlertRows.Read, cancellationToken);
}
