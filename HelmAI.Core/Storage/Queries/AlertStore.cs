using HelmAI.Core.Alerts;

namespace HelmAI.Core.Storage.Queries;

/// <summary>Reads alerts, of whichever provider.</summary>
internal sealed class AlertStore(IQueryRunner queries, AlertRows rows) : IAlertStore
{
    private static readonly StorageOperation Finding = new("find", "alerts");
    private static readonly StorageOperation Listing = new("list", "alerts");
    private static readonly StorageOperation ListingByEvent = new("list_by_event", "alerts");
    private static readonly StorageOperation SummingUp = new("sum_up", "alerts");
    private static readonly StorageOperation ListingAlerting = new("list_alerting", "alert_events");

    /// <inheritdoc/>
    public async Task<Alert?> FindAsync(string tenantId, Guid alertId, CancellationToken cancellationToken)
    {
        var found = await queries.QueryAsync(Finding, AlertQueries.Find(tenantId, alertId), rows.Read, cancellationToken);
        return found.SingleOrDefault();
    }

    /// <inheritdoc/>
    public async Task<Page<Alert>> ListAsync(AlertFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);
        var found = await queries.QueryAsync(Listing, AlertQueries.List(filter, page), rows.Read, cancellationToken);
        return Paging.Cut(found, page, static alert => new(alert.CreatedAt, alert.Id));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Alert>> ListByEventAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        await queries.QueryAsync(ListingByEvent, AlertQueries.ListByEvent(tenantId, eventId), rows.Read, cancellationToken);

    /// <inheritdoc/>
    public async Task<AlertSummary> SummarizeAsync(string tenantId, DateTimeOffset since, DateTimeOffset until, int maxRules, CancellationToken cancellationToken)
    {
        Task<List<T>> RunAsync<T>(SqlQuery query, Func<Row, T> read) => queries.QueryAsync(SummingUp, query, read, cancellationToken);
        return new()
        {
            All = (await RunAsync(AlertSummaryQueries.All(tenantId, since, until), AlertSummaryQueries.ReadFigures)).Single(),
            MedianTimeToAcknowledge = (await RunAsync(AlertSummaryQueries.MedianToAcknowledge(tenantId, since, until), AlertSummaryQueries.ReadMedian)).Single(),
            MedianTimeToResolve = (await RunAsync(AlertSummaryQueries.MedianToResolve(tenantId, since, until), AlertSummaryQueries.ReadMedian)).Single(),
            Rules = await RunAsync(AlertSummaryQueries.ByRule(tenantId, since, until, maxRules), AlertSummaryQueries.ReadRule),
        };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Alert>> ListByEventsAsync(string tenantId, IReadOnlyCollection<Guid> eventIds, CancellationToken cancellationToken)
    {
        var alerts = new Dictionary<Guid, Alert>();
        foreach (var ids in eventIds.Chunk(EventStore.MaxIdsAtOnce))
        {
            foreach (var alert in await queries.QueryAsync(ListingByEvent, AlertQueries.ListByEvents(tenantId, ids), rows.Read, cancellationToken))
            {
                alerts[alert.Id] = alert;
            }
        }

        return [.. alerts.Values];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> ListAlertingAsync(string tenantId, Guid after, int limit, CancellationToken cancellationToken) =>
        await queries.QueryAsync(ListingAlerting, AlertQueries.ListAlerting(tenantId, after, limit), static row => row.Id(0), cancellationToken);
}
