using System.Net.Sockets;
using Npgsql;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Tells the failures of the database from others, and those that pass from those that stay.</summary>
internal static class PostgreSqlFaults
{
    /// <summary>Whether the database, or the way to it, failed.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <returns>Whether it is for a <see cref="Errors.DatabaseException"/>.</returns>
    public static bool IsDatabaseFault(Exception exception) =>
        exception is NpgsqlException or IOException or SocketException or TimeoutException;

    /// <summary>
    /// Whether the same may succeed when tried again soon: a connection that could not be made or broke, a deadlock, a conflict of
    /// transactions, a server that starts or stops. What ran into a time limit has had its time.
    /// </summary>
    /// <param name="exception">A database fault.</param>
    /// <returns>Whether it passes.</returns>
    public static bool IsTransient(Exception exception) => exception switch
    {
        TimeoutException or { InnerException: TimeoutException } => false,
        NpgsqlException fault => fault.IsTransient,
        _ => true,
    };

    /// <summary>Whether the connection is lost with it; then those that lie in the pool may be lost too.</summary>
    /// <param name="exception">A database fault.</param>
    /// <returns>Whether it is more than an error that the server reported on a connection that lives on.</returns>
    public static bool LosesConnection(Exception exception) => exception is not PostgresException { InvariantSeverity: "ERROR" };
}
