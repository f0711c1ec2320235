using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Where the database is, and how many connections are kept to it.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>The database's URL; <c>sqlite:///.helm/helm.db</c> by default, a file below the working directory.</summary>
    [Setting("DATABASE_URL", Example = "postgresql://user:password@localhost:5432/helmdb", Secret = true, YieldsTo = "ConnectionStrings__helmdb")]
    public string Url { get; init; } = "sqlite:///.helm/helm.db";

    /// <summary>The database's ADO.NET connection string, as Aspire hands it over; it wins over <see cref="Url"/>. Not set by default.</summary>
    [Setting("ConnectionStrings__helmdb", Example = "Host=localhost;Username=user;Password=password;Database=helmdb", Secret = true)]
    public string? ConnectionString { get; init; }

    /// <summary>How many connections there may be at most, from 1 to 100; 20 by default.</summary>
    [Setting("DATABASE_POOL_SIZE", Example = "20")]
    [Range(1, 100)]
    public int PoolSize { get; init; } = 20;

    /// <summary>Reads whichever of the two addresses counts.</summary>
    /// <param name="url">The address.</param>
    /// <returns>What is wrong with it; <see langword="null"/> when nothing is.</returns>
    public string? TryGetUrl(out DatabaseUrl? url) =>
        ConnectionString is null ? DatabaseUrlParser.TryParse(Url, out url) : ConnectionStringParser.TryParse(ConnectionString, out url);
}
