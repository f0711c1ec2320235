using HelmAI.Core.Alerts;
using HelmAI.Core.Errors;

namespace HelmAI.Core.Storage;

/// <summary>What people do to alerts. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IAlertLifecycle
{
    /// <summary>Does something to an alert and remembers it, in one transaction. Of several who do so at once, each acts on what the one before left.</summary>
    /// <param name="command">What.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>What became of it.</returns>
    Task<AlertChangeResult> ChangeAsync(AlertCommand command, CancellationToken cancellationToken);

    /// <summary>Lists what was done to an alert, ordered by <see cref="AlertChange.ChangedAt"/> and id, newest first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="alertId">The alert.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page; empty where there is no such alert.</returns>
    Task<Page<AlertChange>> ListChangesAsync(string tenantId, Guid alertId, PageRequest page, CancellationToken cancellationToken);
}
