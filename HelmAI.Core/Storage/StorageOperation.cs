using HelmAI.Core.Errors;

namespace HelmAI.Core.Storage;

/// <summary>What is asked of the database, as metrics and errors name it.</summary>
/// <param name="Name">The operation, such as <c>append</c>.</param>
/// <param name="Table">The table that it is mostly about.</param>
internal readonly record struct StorageOperation(string Name, string Table)
{
    /// <summary>The error for a failure of this operation.</summary>
    /// <param name="cause">What the database's driver threw.</param>
    /// <returns>The error to throw.</returns>
    public DatabaseException Failed(Exception cause) => new($"The database failed at '{Name}'.", Name, cause);
}
