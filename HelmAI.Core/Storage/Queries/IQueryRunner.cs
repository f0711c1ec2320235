using HelmAI.Core.Errors;

namespace HelmAI.Core.Storage.Queries;

/// <summary>Runs queries on a pooled connection of one provider.</summary>
internal interface IQueryRunner
{
    /// <summary>Runs a query.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <param name="query">The query.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    Task<List<T>> QueryAsync<T>(StorageOperation operation, SqlQuery query, Func<Row, T> read, CancellationToken cancellationToken);
}
