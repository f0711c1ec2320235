namespace HelmAI.Core.Storage.Queries;

/// <summary>How a query locks the rows that it reads.</summary>
/// <param name="isNeeded">Whether the provider has row locks: SQLite's transactions write one after the other and need none.</param>
internal sealed class RowLocks(bool isNeeded)
{
    /// <summary>Locks rows until the transaction ends, and waits for whoever holds them.</summary>
    /// <param name="table">The table's alias in the query.</param>
    /// <returns>The end of the query.</returns>
    public string WaitFor(string table) => isNeeded ? $"FOR UPDATE OF {table}" : string.Empty;

    /// <summary>Locks rows until the transaction ends, and passes over those that others hold.</summary>
    /// <param name="table">The table's alias in the query.</param>
    /// <returns>The end of the query.</returns>
    public string SkipOthersOf(string table) => isNeeded ? $"FOR UPDATE OF {table} SKIP LOCKED" : string.Empty;
}
