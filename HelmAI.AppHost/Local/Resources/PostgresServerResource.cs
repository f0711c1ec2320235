namespace Aspire.Hosting.ApplicationModel;

/// <summary>A PostgreSQL server.</summary>
public sealed class PostgresServerResource : IResource
{
    /// <summary>The superuser, which the database belongs to.</summary>
    internal const string UserName = "postgres";

    internal PostgresServerResource(string name, ParameterResource password) => (Name, Password) = (name, password);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The superuser's password.</summary>
    internal ParameterResource Password { get; }

    /// <summary>Whether the data outlive the application.</summary>
    internal bool HasDataVolume { get; set; }

    /// <summary>The databases that the server must have.</summary>
    internal List<PostgresDatabaseResource> Databases { get; } = [];

    /// <summary>The port on loopback; chosen at the start.</summary>
    internal int Port { get; set; }

    /// <summary>The connection string without a database.</summary>
    internal string ConnectionString => $"Host=127.0.0.1;Port={Port};Username={UserName};Password={Password.Value}";
}
