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

    /// <summary>How many connections there may be at most, from 1, with PostgreSQL from 2, to 100; 20 by default.</summary>
    [Setting("DATABASE_POOL_SIZE", Example = "20")]
    [Range(1, 100)]
    public int PoolSize { get; init; } = 20;

    /// <summary>How long PostgreSQL may work on one statement, in seconds, from 1 to 3600; 30 by default.</summary>
    [Setting("HELM_DATABASE_TIMEOUT_SECONDS", Example = "30")]
    [Range(1, 3600)]
    public int CommandTimeoutSeconds { get; init; } = 30;

    /// <summary>How long a starting service waits for a database that is out of reach, in seconds, from 0 to 3600; 60 by default.</summary>
    [Setting("HELM_DATABASE_WAIT_SECONDS", Example = "60")]
    [Range(0, 3600)]
    public int WaitSeconds { get; init; } = 60;

    /// <summary>How long a worker may be silent before PostgreSQL gives its events to another, in seconds, from 1 to 3600; 30 by default.</summary>
    [Setting("HELM_CLAIM_TIMEOUT_SECONDS", Example = "30")]
    [Range(1, 3600)]
    public int ClaimTimeoutSeconds { get; init; } = 30;

    /// <summary>From which duration on a statement of PostgreSQL is logged as slow, in milliseconds, from 1 to 600000; 500 by default.</summary>
    [Setting("HELM_SLOW_QUERY_MS", Example = "500")]
    [Range(1, 600_000)]
    public int SlowQueryMilliseconds { get; init; } = 500;

    /// <summary>Reads whichever of the two addresses counts.</summary>
    /// <param name="url">The address.</param>
    /// <returns>What is wrong with it; <see langword="null"/> when nothing is.</returns>
    public string? TryGetUrl(out DatabaseUrl? url) =>
        ConnectionString is null ? DatabaseUrlParser.TryParse(Url, out url) : ConnectionStringParser.TryParse(ConnectionString, out url);
}
