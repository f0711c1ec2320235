using HelmAI.Core.Errors;
using HelmAI.Core.Storage;

namespace HelmAI.Core.Intelligence;

/// <summary>Imports of indicators, so that any process can tell of any. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IImportStore
{
    /// <summary>Stores a new job, and forgets jobs of the tenant that are older than a time.</summary>
    /// <param name="import">The job.</param>
    /// <param name="forgetBefore">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is stored.</returns>
    Task AddAsync(IndicatorImport import, DateTimeOffset forgetBefore, CancellationToken cancellationToken);

    /// <summary>Stores how far a job got.</summary>
    /// <param name="import">The job as it stands.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is stored.</returns>
    Task UpdateAsync(IndicatorImport import, CancellationToken cancellationToken);

    /// <summary>Says of running jobs, of whatever tenant, that their process lives.</summary>
    /// <param name="ids">The jobs, at most a few hundred.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is stored.</returns>
    Task KeepAsync(IReadOnlyCollection<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes over a running job of a process that has ended, unless another process was quicker.</summary>
    /// <param name="id">The job.</param>
    /// <param name="seen">When its process last said that it lives, as it was read.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it is the caller's now.</returns>
    Task<bool> ClaimAsync(Guid id, DateTimeOffset seen, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Finds a job.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The job; <see langword="null"/> where the tenant has none of that id.</returns>
    Task<IndicatorImport?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken);

    /// <summary>Finds a job of whatever tenant.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The job; <see langword="null"/> where there is none of that id.</returns>
    Task<IndicatorImport?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Lists a tenant's jobs, newest first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    Task<Page<IndicatorImport>> ListAsync(string tenantId, PageRequest page, CancellationToken cancellationToken);
}
