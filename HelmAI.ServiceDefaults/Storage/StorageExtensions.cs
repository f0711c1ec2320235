using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults.Configuration;
using HelmAI.ServiceDefaults.Encryption;
using HelmAI.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Registers the database.</summary>
public static class StorageExtensions
{
    /// <summary>
    /// Adds the store that <c>DATABASE_URL</c> or <c>ConnectionStrings__helmdb</c> name, the keys that it encrypts with, the migration of its
    /// schema before anything else starts, and the health checks of database and backlog.
    /// </summary>
    /// <typeparam name="TBuilder">The kind of program.</typeparam>
    /// <param name="builder">The program.</param>
    /// <returns>The same program.</returns>
    public static TBuilder AddHelmStorage<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddSettings<DatabaseOptions, DatabaseOptionsValidator>("Database");
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DatabaseOptions>, DatabaseUrlValidator>());
        builder.Services.AddSingleton(static services => SecretFolder.Of(services.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        builder.AddEncryption();

        // Which store it is decides what is registered; an address that can't be read is reported when settings are validated.
        if (builder.PeekSettings<DatabaseOptions>().TryGetUrl(out var url) is null && url!.Kind == DatabaseKind.PostgreSql)
        {
            builder.Services.AddPostgreSqlStorage(static services => ToPostgreSql(services.GetRequiredService<IOptions<DatabaseOptions>>().Value));
            Platform.AddPostgreSqlInstrumentation(builder);
        }
        else
        {
            builder.Services.AddSqliteStorage(static services => ToSqlite(services.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        }

        builder.Services.AddHostedService<Migration>();
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseHealthCheck>("database")
            .AddCheck<BacklogHealthCheck>("backlog");
        return builder;
    }

    private static SqliteSettings ToSqlite(DatabaseOptions options) => new(UrlOf(options).Database, options.PoolSize);

    private static PostgreSqlSettings ToPostgreSql(DatabaseOptions options) => new(UrlOf(options).ConnectionString, options.PoolSize)
    {
        CommandTimeout = TimeSpan.FromSeconds(options.CommandTimeoutSeconds),
        ClaimTimeout = TimeSpan.FromSeconds(options.ClaimTimeoutSeconds),
        SlowQuery = TimeSpan.FromMilliseconds(options.SlowQueryMilliseconds),
    };

    private static DatabaseUrl UrlOf(DatabaseOptions options) => options.TryGetUrl(out var url) is null
        ? url!
        : throw new InvalidOperationException("The settings of the database were not validated.");
}
