using System.Diagnostics;

namespace HelmAI.Benchmarks.Topologies;

/// <summary>A system under test that this program started, and ends.</summary>
internal abstract class Topology : IAsyncDisposable
{
    /// <summary>Where the API is.</summary>
    public abstract Uri Api { get; }

    /// <summary>The database's connection string; <see langword="null"/> where it is SQLite's.</summary>
    public virtual string? Database => null;

    /// <summary>The most memory that the API's process has held so far.</summary>
    public long ResidentBytes
    {
        get
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>The API's process.</summary>
    protected abstract int ProcessId { get; }

    /// <summary>Settings that let the load through limits that stay switched on.</summary>
    protected static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RATE_LIMIT_REQUESTS"] = "100000",
        ["RateLimiting__Policies__0__Name"] = "benchmark",
        ["RateLimiting__Policies__0__Group"] = "ingestion",
        ["RateLimiting__Policies__0__Algorithm"] = "token_bucket",
        ["RateLimiting__Policies__0__Limit"] = "60000000",
        ["RateLimiting__Policies__0__WindowSeconds"] = "60",
    };

    /// <summary>Starts one.</summary>
    /// <param name="name"><c>embedded</c> or <c>local</c>.</param>
    /// <param name="key">The API's key.</param>
    /// <returns>The system, ready.</returns>
    /// <exception cref="FormatException">There is no such topology.</exception>
    public static async Task<Topology> StartAsync(string name, string key) => name switch
    {
        "embedded" => await EmbeddedTopology.StartAsync(key),
        "local" => await LocalTopology.StartAsync(key),
        _ => throw new FormatException($"there is no topology '{name}'"),
    };

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
