using HelmAI.Core.Errors;

namespace HelmAI.Core.Storage;

/// <summary>The database as a whole: its schema and its state.</summary>
public interface IDatabase
{
    /// <summary>Brings the schema up to this program's version; any number of processes may try at once.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once the schema is there.</returns>
    /// <exception cref="DatabaseException">The database failed, or its schema is newer than this program.</exception>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Asks the database for a sign of life.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it has answered.</returns>
    /// <exception cref="DatabaseException">It did not.</exception>
    Task PingAsync(CancellationToken cancellationToken);

    /// <summary>The state of the connection pool, now.</summary>
    /// <returns>The counts.</returns>
    PoolStatus GetPoolStatus();
}
