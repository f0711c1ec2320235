using HelmAI.Core.Errors;
using HelmAI.Core.Storage;

namespace HelmAI.Core.Intelligence;

/// <summary>What tenants have seen of indicators. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface ISightingStore
{
    /// <summary>Counts sightings, and has the decay of what was seen begin anew.</summary>
    /// <param name="sightings">What was seen, at most <see cref="IIndicatorStore.MaxAtOnce"/>.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>Once it is durable.</returns>
    Task AddAsync(IReadOnlyList<IndicatorSighting> sightings, CancellationToken cancellationToken);

    /// <summary>Tells what a tenant has seen of an indicator.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="ownerId">Whose indicator it is.</param>
    /// <param name="id">The indicator.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What it has seen; <see langword="null"/> for nothing.</returns>
    Task<StoredSighting?> FindAsync(string tenantId, string ownerId, Guid id, CancellationToken cancellationToken);

    /// <summary>Lists what a tenant has seen, what was counted last first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    Task<Page<StoredSighting>> ListAsync(string tenantId, PageRequest page, CancellationToken cancellationToken);
}
