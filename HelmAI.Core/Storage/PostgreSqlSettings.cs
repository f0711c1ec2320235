namespace HelmAI.Core.Storage;

/// <summary>Where a PostgreSQL store lives, and how patient it is.</summary>
/// <param name="ConnectionString">The connection string, in Npgsql's keywords; what these settings name overrules it.</param>
/// <param name="PoolSize">How many connections there may be, 2 or more: a claim keeps one while it lives, and needs another to begin.</param>
public sealed record PostgreSqlSettings(string ConnectionString, int PoolSize)
{
    /// <summary>How long a statement may take; 30 seconds by default.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker may leave its claim alone before the server takes the events back; 30 seconds by default.</summary>
    public TimeSpan ClaimTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From which duration on statements are logged as slow; half a second by default.</summary>
    public TimeSpan SlowQuery { get; init; } = TimeSpan.FromMilliseconds(500);
}
