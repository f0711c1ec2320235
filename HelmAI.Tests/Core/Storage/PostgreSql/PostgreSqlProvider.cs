using System.Collections.Concurrent;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

/// <summary>PostgreSQL stores, each in a database of its own while it is open, on the server that all tests share.</summary>
public sealed class PostgreSqlProvider : IStorageProvider
{
    private const string Empty =
        """
        TRUNCATE events, event_queue, assessments, alerts, alert_events, correlation_states, claims, replays, data_keys, audit_pending, audit_entries, audit_heads, api_keys,
            tenant_rules, disabled_rules, rule_exceptions, rule_versions, backtests, activities, rollup_deltas, rollups, rollup_users, rollup_floors,
            alert_changes, suppressions, webhooks, webhook_deliveries, webhook_attempts RESTART IDENTITY;
        UPDATE rule_clock SET version = 0, reload_version = 0;
        DELETE FROM tenants WHERE id <> 'default'
        """;

    private static readonly Lazy<Task<string>> Migrated = new(MigrateTemplateAsync);

    // To empty a database costs much less than to make one.
    private static readonly ConcurrentBag<string> EmptyDatabases = [];

    Task<TestStore> IStorageProvider.OpenAsync() => OpenAsync();

    internal static async Task<TestStore> OpenAsync(Func<PostgreSqlSettings, PostgreSqlSettings>? change = null, ILoggerProvider? logs = null)
    {
        var server = await PostgreSqlServer.SharedAsync();
        var database = EmptyDatabases.TryTake(out var empty) ? empty : await server.CreateDatabaseAsync(await Migrated.Value);
        var settings = Settings(server, database);
        return await OpenAsync(
            change?.Invoke(settings) ?? settings,
            async () =>
            {
                await server.EndSessionsAsync(database);
                await server.ExecuteAsync(database, Empty);
                EmptyDatabases.Add(database);
            },
            logs);
    }

    /// <summary>Opens a store in a database that nobody used before and nobody will use after.</summary>
    internal static async Task<TestStore> OpenNewAsync()
    {
        var server = await PostgreSqlServer.SharedAsync();
        return await OpenAsync(Settings(server, await server.CreateDatabaseAsync(await Migrated.Value)));
    }

    internal static Task<TestStore> OpenAsync(PostgreSqlSettings settings, Func<Task>? cleanUp = null, ILoggerProvider? logs = null) => TestStore.OpenAsync(
        services => services.AddPostgreSqlStorage(_ => settings).AddLogging(logging => logging.Services.AddSingleton(logs ?? NullLoggerProvider.Instance)),
        cleanUp);

    internal static PostgreSqlSettings Settings(PostgreSqlServer server, string database) => new(server.ConnectionStringOf(database), PoolSize: 10);

    private static async Task<string> MigrateTemplateAsync()
    {
        var server = await PostgreSqlServer.SharedAsync();
        var database = await server.CreateDatabaseAsync();
        await using var store = await OpenAsync(Settings(server, database));
        return database;
    }
}
