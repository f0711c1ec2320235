using HelmAI.Core.Errors;
using Npgsql;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>A transaction with its connection. Disposing it uncommitted undoes it.</summary>
internal sealed class PostgreSqlTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, PostgreSqlSession session) : IAsyncDisposable
{
    /// <summary>Runs its statements.</summary>
    public PostgreSqlSession Session { get; } = session;

    /// <summary>The driver's transaction.</summary>
    public NpgsqlTransaction Inner { get; } = transaction;

    /// <summary>Commits; cannot be cancelled, since then nobody would know whether it happened.</summary>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <returns>Once it is durable.</returns>
    /// <exception cref="DatabaseException">The connection was lost meanwhile: it may have happened or not, and must not simply be repeated.</exception>
    public async Task CommitAsync(StorageOperation operation)
    {
        try
        {
            await Inner.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception) when (PostgreSqlFaults.IsDatabaseFault(exception) && PostgreSqlFaults.LosesConnection(exception))
        {
            throw new DatabaseException(
                $"The connection to the database was lost while '{operation.Name}' was being committed; whether it took effect is not known.", operation.Name, exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Inner.DisposeAsync();
        }
        catch (Exception exception) when (PostgreSqlFaults.IsDatabaseFault(exception))
        {
            // The connection is lost, and the transaction with it.
        }

        await connection.DisposeAsync();
    }
}
