using HelmAI.Core.Errors;

namespace HelmAI.Core.Storage.Queries;

/// <summary>Runs transactions that need nothing of one provider's own. They are no tenant's: what they read and write is not fenced.</summary>
internal interface ITransactions
{
    /// <summary>Works in one transaction.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <param name="work">The work; it may run several times, and awaits nothing but its transaction.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>What the work gave, once it is committed.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    Task<T> RunAsync<T>(StorageOperation operation, Func<ITransaction, Task<T>> work, CancellationToken cancellationToken);
}
