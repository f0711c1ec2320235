namespace HelmAI.Core.Storage.Queries;

/// <summary>An open transaction.</summary>
internal interface ITransaction
{
    /// <summary>Takes a lock until the transaction ends, unless another has it.</summary>
    /// <param name="which">One of <see cref="StorageLocks"/>.</param>
    /// <param name="wait">Whether to wait for it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the lock is held.</returns>
    Task<bool> LockAsync(long which, bool wait, CancellationToken cancellationToken);

    /// <summary>Runs a query or any other statement.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="query">The statement.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rows.</returns>
    Task<List<T>> QueryAsync<T>(SqlQuery query, Func<Row, T> read, CancellationToken cancellationToken);
}
