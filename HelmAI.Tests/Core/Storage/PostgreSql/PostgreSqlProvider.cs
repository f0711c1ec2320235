using HelmAI.Core.Storage;
using HelmAI.Tests.Support.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

/// <summary>PostgreSQL stores, each in a database of its own on the server that all tests share.</summary>
public sealed class PostgreSqlProvider : IStorageProvider
{
    private static readonly Lazy<Task<string>> Migrated = new(MigrateTemplateAsync);

    Task<TestStore> IStorageProvider.OpenAsync() => OpenAsync();

    internal static async Task<TestStore> OpenAsync(Func<PostgreSqlSettings, PostgreSqlSettings>? change = null, ILoggerProvider? logs = null)
    {
        var server = await PostgreSqlServer.SharedAsync();
        var database = await server.CreateDatabaseAsync(await Migrated.Value);
        return await OpenAsync(
            change?.Invoke(Settings(server, database)) ?? Settings(server, database),
            () => server.DropDatabaseAsync(database),
            logs);
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
