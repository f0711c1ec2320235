using System.Data.Common;
using System.Runtime.ExceptionServices;
using HelmAI.Core.Errors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace HelmAI.Core.Administration;

/// <summary>Takes off what EF Core wraps around the faults of drivers, so that the stores know them.</summary>
internal static class AdministrationFaults
{
    /// <summary>Runs something.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="run">It.</param>
    /// <returns>What it gave.</returns>
    /// <exception cref="DbException">The database failed.</exception>
    /// <exception cref="ConflictException">A row with the same key is there already.</exception>
    public static async Task<T> UnwrapAsync<T>(Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (DbUpdateException exception) when (exception.InnerException is DbException inner && IsUniqueViolation(inner))
        {
            throw new ConflictException("Something of that name or id is there already.", exception);
        }
        catch (Exception exception) when (exception is DbUpdateException or InvalidOperationException && exception.InnerException is DbException inner)
        {
            // EF Core reports a failed write as DbUpdateException, and one that may pass as InvalidOperationException.
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static bool IsUniqueViolation(DbException exception) => exception is
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } or
        SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_UNIQUE };
}
