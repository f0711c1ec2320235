using HelmAI.Core.Errors;
using HelmAI.Core.Storage;

namespace HelmAI.Core.Audit;

/// <summary>The audit log: append-only, chained per tenant. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IAuditLog
{
    /// <summary>Writes an entry, durably before it returns; concurrent callers share one commit.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Gives up waiting; the entry may be written all the same.</param>
    /// <returns>Once it is written.</returns>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Lists entries, ordered by <see cref="AuditEntry.OccurredAt"/> and id, newest first.</summary>
    /// <param name="filter">Which entries.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    Task<Page<AuditRecord>> ListAsync(AuditFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Walks a tenant's chain from its first entry to its head.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What it came to.</returns>
    Task<AuditVerification> VerifyAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>Seals what waits: gives each entry its number and its authentication code. One process does it at a time; where another is at it, this does nothing.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many entries were sealed.</returns>
    Task<int> SealAsync(CancellationToken cancellationToken);
}
