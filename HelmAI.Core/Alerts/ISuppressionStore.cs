using HelmAI.Core.Errors;
using HelmAI.Core.Storage;

namespace HelmAI.Core.Alerts;

/// <summary>Tenants' suppressions. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface ISuppressionStore
{
    /// <summary>Reads the clock: the cheap look that tells whether anything changed.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The number of changes so far.</returns>
    Task<long> ReadVersionAsync(CancellationToken cancellationToken);

    /// <summary>Lists the suppressions of all tenants that do something.</summary>
    /// <param name="now">The time after which they end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>They, in no order.</returns>
    Task<IReadOnlyList<Suppression>> ListInForceAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Lists a tenant's suppressions, expired ones too, newest first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    Task<Page<Suppression>> ListAsync(string tenantId, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Finds a suppression.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The suppression.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>It, or <see langword="null"/> where the tenant has no such suppression.</returns>
    Task<Suppression?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken);

    /// <summary>Adds a suppression, unless its tenant has too many.</summary>
    /// <param name="suppression">It.</param>
    /// <param name="maxPerTenant">How many the tenant may have, expired ones too.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>Whether it was added.</returns>
    Task<bool> AddAsync(Suppression suppression, int maxPerTenant, CancellationToken cancellationToken);

    /// <summary>Removes a suppression.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The suppression.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>Whether the tenant had it.</returns>
    Task<bool> RemoveAsync(string tenantId, Guid id, CancellationToken cancellationToken);
}
