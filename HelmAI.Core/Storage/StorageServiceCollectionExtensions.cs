using HelmAI.Core.Administration;
using HelmAI.Core.Alerts;
using HelmAI.Core.Audit;
using HelmAI.Core.Rules;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage.Appending;
using HelmAI.Core.Storage.Auditing;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.PostgreSql;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Storage.Sqlite;
using HelmAI.Core.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HelmAI.Core.Storage;

/// <summary>Registers a store. The host brings the time provider, the signal bus, logging, metrics and the <see cref="Security.EncryptionSettings"/>.</summary>
public static class StorageServiceCollectionExtensions
{
    // SQLite has one writer. PostgreSQL works on one group while the next is made ready: more would only make groups smaller.
    private const int SqliteCommits = 1;
    private const int PostgreSqlCommits = 2;

    /// <summary>
    /// Stores everything in one SQLite file: <see cref="IDatabase"/>, <see cref="IEventStore"/>, <see cref="IAlertStore"/>,
    /// <see cref="IKeyVault"/>, <see cref="IAuditLog"/>, <see cref="IEventQueue"/>, <see cref="IEventAppender"/>, <see cref="IActivityStore"/>, <see cref="IActivityAppender"/> and <see cref="IAdministration"/>.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="settings">Gives the settings when the store is first asked for.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, Func<IServiceProvider, SqliteSettings> settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<IDatabase>(static provider => provider.GetRequiredService<SqliteDatabase>());
        services.AddSingleton<ITransactions>(static provider => provider.GetRequiredService<SqliteDatabase>());
        services.AddSingleton<IQueryRunner>(static provider =>
            new SealedQueries(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<DataKeys>()));
        services.AddSingleton<IEventStore, SqliteEventStore>();
        services.AddSingleton<IActivityStore, SqliteActivityStore>();
        services.AddSingleton<IEventAppender>(static provider => provider.NewAppender(SqliteCommits));
        services.AddSingleton<IActivityAppender>(static provider => new ActivityAppender(provider.GetRequiredService<IActivityStore>(), SqliteCommits));
        services.AddSingleton<IEventQueue, SqliteEventQueue>();
        services.AddSingleton<IAuditWriter, SqliteAuditWriter>();
        services.AddSingleton<IRetentionStore, SqliteRetentionStore>();
        services.AddSingleton<IRollupStore, SqliteRollupStore>();
        services.AddSingleton(new RowLocks(isNeeded: false));
        services.AddPooledDbContextFactory<AdministrationContext>(static (provider, options) =>
            options.UseSqlite(provider.GetRequiredService<SqliteDatabase>().File.ConnectionString).ForAdministration());
        services.AddSingleton<IAdministration, SqliteAdministration>();
        return services.AddSharedStorage();
    }

    /// <summary>
    /// Stores everything in one PostgreSQL database: <see cref="IDatabase"/>, <see cref="IEventStore"/>, <see cref="IAlertStore"/>,
    /// <see cref="IKeyVault"/>, <see cref="IAuditLog"/>, <see cref="IEventQueue"/>, <see cref="IEventAppender"/>, <see cref="IActivityStore"/>, <see cref="IActivityAppender"/> and <see cref="IAdministration"/>; and its connections, <see cref="NpgsqlDataSource"/>, for whoever else needs them.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="settings">Gives the settings when the store is first asked for.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPostgreSqlStorage(this IServiceCollection services, Func<IServiceProvider, PostgreSqlSettings> settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<PostgreSqlPool>();
        services.AddSingleton(static provider => provider.GetRequiredService<PostgreSqlPool>().Source);
        services.AddSingleton<PostgreSqlDatabase>();
        services.AddSingleton<IDatabase>(static provider => provider.GetRequiredService<PostgreSqlDatabase>());
        services.AddSingleton<ITransactions>(static provider => provider.GetRequiredService<PostgreSqlDatabase>());
        services.AddSingleton<IQueryRunner>(static provider =>
            new SealedQueries(provider.GetRequiredService<PostgreSqlDatabase>(), provider.GetRequiredService<DataKeys>()));
        services.AddSingleton<IEventStore, PostgreSqlEventStore>();
        services.AddSingleton<IActivityStore, PostgreSqlActivityStore>();
        services.AddSingleton<IEventAppender>(static provider => provider.NewAppender(PostgreSqlCommits));
        services.AddSingleton<IActivityAppender>(static provider => new ActivityAppender(provider.GetRequiredService<IActivityStore>(), PostgreSqlCommits));
        services.AddSingleton<IEventQueue, PostgreSqlEventQueue>();
        services.AddSingleton<IAuditWriter, PostgreSqlAuditWriter>();
        services.AddSingleton<IRetentionStore, PostgreSqlRetentionStore>();
        services.AddSingleton<IRollupStore, PostgreSqlRollupStore>();
        services.AddSingleton(new RowLocks(isNeeded: true));
        services.AddPooledDbContextFactory<AdministrationContext>(static (provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).ForAdministration());
        services.AddSingleton<IAdministration, PostgreSqlAdministration>();
        return services.AddSharedStorage();
    }

    private static GroupCommitAppender NewAppender(this IServiceProvider services, int commits) =>
        new(services.GetRequiredService<IEventStore>(), services.GetRequiredService<ISignalBus>(), commits);

    private static IServiceCollection AddSharedStorage(this IServiceCollection services)
    {
        services.AddSingleton<StorageMetrics>();
        services.AddSingleton<DataKeyStore>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IKeyVault>(static provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<DataKeys>();
        services.AddSingleton<RowCipher>();
        services.AddSingleton<EventRows>();
        services.AddSingleton<AlertRows>();
        services.AddSingleton<ActivityRows>();
        services.AddSingleton<AuditKeys>();
        services.AddSingleton<AuditSealer>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<IAlertStore, AlertStore>();
        services.AddSingleton<IAlertLifecycle, AlertLifecycle>();
        services.AddSingleton<ISuppressionStore, SuppressionStore>();
        services.AddSingleton<IRuleStore, RuleStore>();
        services.AddSingleton<IBacktestStore, BacktestStore>();
        services.AddSingleton<IWebhookStore, WebhookStore>();
        services.AddSingleton<IDeliveryStore, DeliveryStore>();
        services.AddSingleton<IDeliveryQueue, DeliveryQueue>();
        return services;
    }
}
