using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Encryption;

/// <summary>Runs queries whose rows may be encrypted with data keys that this process has not met.</summary>
internal sealed class SealedQueries(IQueryRunner queries, DataKeys keys) : IQueryRunner
{
    /// <inheritdoc/>
    public Task<List<T>> QueryAsync<T>(StorageOperation operation, SqlQuery query, Func<Row, T> read, CancellationToken cancellationToken) =>
        keys.ReadAsync(() => queries.QueryAsync(operation, query, read, cancellationToken), cancellationToken);
}
