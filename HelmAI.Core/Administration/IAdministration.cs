using HelmAI.Core.Errors;

namespace HelmAI.Core.Administration;

/// <summary>The way to <see cref="AdministrationContext"/>. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IAdministration
{
    /// <summary>Reads what is a tenant's. On PostgreSQL other tenants' rows are out of reach, whatever the query asks; conditions on the tenant belong into it all the same.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="read">The queries; run again where the database failed for a moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was read.</returns>
    Task<T> ReadAsync<T>(string tenantId, Func<AdministrationContext, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Reads across tenants: for who administers them, and for what runs on nobody's behalf.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">The queries; run again where the database failed for a moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was read.</returns>
    Task<T> ReadAsync<T>(Func<AdministrationContext, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Changes something. The statements name the tenant themselves, and are never repeated; several belong into a transaction of the context.</summary>
    /// <typeparam name="T">What the change tells.</typeparam>
    /// <param name="change">The statements.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the change tells.</returns>
    /// <exception cref="ConflictException">Something of that name or id is there already.</exception>
    Task<T> ChangeAsync<T>(Func<AdministrationContext, Task<T>> change, CancellationToken cancellationToken);
}
