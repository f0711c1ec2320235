using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A database on a PostgreSQL server.</summary>
public sealed class PostgresDatabaseResource : IResourceWithConnectionString
{
    internal PostgresDatabaseResource(string name, string databaseName, PostgresServerResource parent) =>
        (Name, DatabaseName, Parent) = (name, databaseName, parent);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The database's name on the server.</summary>
    public string DatabaseName { get; }

    /// <summary>The server.</summary>
    public PostgresServerResource Parent { get; }

    IEnumerable<KeyValuePair<string, string>> IResourceWithConnectionString.ConnectionProperties =>
    [
        new("HOST", "127.0.0.1"),
        new("PORT", Parent.Port.ToString(CultureInfo.InvariantCulture)),
        new("USERNAME", PostgresServerResource.UserName),
        new("PASSWORD", Parent.Password.Value),
        new("URI", $"postgresql://{PostgresServerResource.UserName}:{Uri.EscapeDataString(Parent.Password.Value)}@127.0.0.1:{Parent.Port}/{DatabaseName}"),
        new("JDBCCONNECTIONSTRING", $"jdbc:postgresql://127.0.0.1:{Parent.Port}/{DatabaseName}"),
        new("DATABASENAME", DatabaseName),
    ];

    string IResourceWithConnectionString.ConnectionString => $"{Parent.ConnectionString};Database={DatabaseName}";
}
