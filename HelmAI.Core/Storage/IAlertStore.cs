using HelmAI.Core.Alerts;
using HelmAI.Core.Errors;

namespace HelmAI.Core.Storage;

/// <summary>Reads alerts. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IAlertStore
{
    /// <summary>Finds an alert.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="alertId">The alert.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The alert, or <see langword="null"/> where the tenant has no such alert.</returns>
    Task<Alert?> FindAsync(string tenantId, Guid alertId, CancellationToken cancellationToken);

    /// <summary>Lists alerts, ordered by <see cref="Alert.CreatedAt"/> and id, newest first.</summary>
    /// <param name="filter">Which alerts.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    Task<Page<Alert>> ListAsync(AlertFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Lists the alerts that an event raised or added to, gravest first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its alerts; none where there is no such event.</returns>
    Task<IReadOnlyList<Alert>> ListByEventAsync(string tenantId, Guid eventId, CancellationToken cancellationToken);

    /// <summary>Sums up the alerts that were raised in a time.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="since">From when on.</param>
    /// <param name="until">Before when.</param>
    /// <param name="maxRules">How many rules are told apart.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The figures, each of its own moment: work that goes on meanwhile may be in some of them.</returns>
    Task<AlertSummary> SummarizeAsync(string tenantId, DateTimeOffset since, DateTimeOffset until, int maxRules, CancellationToken cancellationToken);

    /// <summary>Lists the alerts that any of some events raised or added to, each once.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="eventIds">The events.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Their alerts.</returns>
    Task<IReadOnlyList<Alert>> ListByEventsAsync(string tenantId, IReadOnlyCollection<Guid> eventIds, CancellationToken cancellationToken);

    /// <summary>Lists a tenant's events that alerts count and that were received after another, by their ids, last received first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="after">The id after which; ids begin with the time of receipt (UUID version 7), so that any id of a time serves.</param>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The ids.</returns>
    Task<IReadOnlyList<Guid>> ListAlertingAsync(string tenantId, Guid after, int limit, CancellationToken cancellationToken);
}
