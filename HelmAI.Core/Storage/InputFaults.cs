using System.Data.Common;
using HelmAI.Core.Errors;
using Microsoft.Data.Sqlite;

namespace HelmAI.Core.Storage;

/// <summary>Tells a database that refused what it was given from one that failed: the first is the value's fault, and stays.</summary>
internal static class InputFaults
{
    /// <summary>
    /// Whether the values of a statement are at fault. SQLite's codes for constraint, too big and mismatch (https://sqlite.org/rescode.html);
    /// SQL's classes 22, data exception, and 23, integrity constraint violation (ISO/IEC 9075-2, 24.1); PostgreSQL's class 54, limits of the
    /// program, such as an entry too long for its index (PostgreSQL manual, appendix A).
    /// </summary>
    /// <param name="exception">What was thrown: a <see cref="DatabaseException"/>, or the driver's own.</param>
    /// <returns>Whether the same values would be refused again.</returns>
    public static bool Blames(Exception? exception) => exception switch
    {
        DatabaseException failed => Blames(failed.Cause),
        SqliteException sqlite => sqlite.SqliteErrorCode is 18 or 19 or 20,
        DbException { SqlState: { Length: 5 } state } => state[..2] is "22" or "23" or "54",
        _ => false,
    };
}
