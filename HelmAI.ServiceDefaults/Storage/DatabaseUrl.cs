namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Where the database is.</summary>
/// <param name="Kind">Its system.</param>
/// <param name="Database">The path of the SQLite file as it is written, or the name of the PostgreSQL database.</param>
/// <param name="ConnectionString">The ADO.NET connection string, password included.</param>
internal sealed record DatabaseUrl(DatabaseKind Kind, string Database, string ConnectionString)
{
    /// <summary>Names the database without its password.</summary>
    /// <returns>Kind and name.</returns>
    public override string ToString() => $"{Kind} {Database}";
}
