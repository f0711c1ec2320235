using Npgsql;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Makes the source of connections.</summary>
internal static class PostgreSqlConnections
{
    private const int ConnectTimeoutSeconds = 10;

    // An hour, after which servers behind a name that has moved, and memory that sessions have gathered, are let go.
    private const int LifetimeSeconds = 3_600;

    private const int KeepAliveTimeSeconds = 30;
    private const int KeepAliveIntervalSeconds = 10;

    /// <summary>Makes the source. Nothing is connected yet.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">What its metrics call it.</param>
    /// <returns>The source.</returns>
    public static NpgsqlDataSource CreateSource(PostgreSqlSettings settings, string name)
    {
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = name };
        var connection = builder.ConnectionStringBuilder;
        connection.MaxPoolSize = settings.PoolSize;
        connection.Timeout = ConnectTimeoutSeconds;
        connection.CommandTimeout = (int)Math.Ceiling(settings.CommandTimeout.TotalSeconds);
        connection.ConnectionLifetime = LifetimeSeconds;

        // The system's keep-alives, not Npgsql's: those are queries, and would keep a claim alive whose worker hangs.
        connection.TcpKeepAlive = true;
        connection.TcpKeepAliveTime = KeepAliveTimeSeconds;
        connection.TcpKeepAliveInterval = KeepAliveIntervalSeconds;
        connection.ApplicationName ??= "helm";
        return builder.Build();
    }
}
