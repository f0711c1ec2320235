using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Where Redis is; without an address everything that it would hold stays in the process.</summary>
internal sealed class CacheOptions
{
    /// <summary>The URL of Redis, <c>redis://</c> or, with TLS, <c>rediss://</c>. Not set by default.</summary>
    [Setting("REDIS_URL", Example = "redis://:password@localhost:6379/0", Secret = true, YieldsTo = "ConnectionStrings__cache")]
    public string? Url { get; init; }

    /// <summary>The connection string of Redis, as Aspire hands it over; it wins over <see cref="Url"/>. Not set by default.</summary>
    [Setting("ConnectionStrings__cache", Example = "localhost:6379,password=password", Secret = true)]
    public string? ConnectionString { get; init; }

    /// <summary>The number of the Redis database, from 0 to 15; 0 by default.</summary>
    [Setting("REDIS_DB", Example = "0")]
    [Range(0, 15)]
    public int Database { get; init; }
}
