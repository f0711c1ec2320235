namespace HelmAI.ServiceDefaults.Storage;

/// <summary>The database systems.</summary>
internal enum DatabaseKind
{
    /// <summary>A SQLite file.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    PostgreSql,
}
