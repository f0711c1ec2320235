using HelmAI.Core.Live;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.PostgreSql;
using HelmAI.Core.Storage.Sqlite;
using HelmAI.ServiceDefaults;
using HelmAI.ServiceDefaults.Storage;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HelmAI.Tests.ServiceDefaults.Storage;

public sealed class StorageRegistrationTests
{
    [Fact]
    public async Task AddHelmStorage_NothingSet_StoresInSqlite()
    {
        await using var app = Build();

        Assert.IsType<SqliteDatabase>(app.Services.GetRequiredService<IDatabase>());
    }

    [Theory]
    [InlineData("DATABASE_URL", "postgresql://ann:s3cret@db.test:5433/events?sslmode=require")]
    [InlineData("ConnectionStrings__helmdb", "Host=db.test;Port=5433;Username=ann;Password=s3cret;Database=events;SSL Mode=Require")]
    public async Task AddHelmStorage_PostgreSql_StoresThereAsTheSettingsSay(string variable, string value)
    {
        await using var app = Build(
            (variable, value), ("DATABASE_POOL_SIZE", "7"), ("HELM_DATABASE_TIMEOUT_SECONDS", "11"), ("HELM_CLAIM_TIMEOUT_SECONDS", "12"), ("HELM_SLOW_QUERY_MS", "13"));

        Assert.IsType<PostgreSqlDatabase>(app.Services.GetRequiredService<IDatabase>());
        var settings = app.Services.GetRequiredService<PostgreSqlSettings>();
        Assert.Equal(
            (7, TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(12), TimeSpan.FromMilliseconds(13)),
            (settings.PoolSize, settings.CommandTimeout, settings.ClaimTimeout, settings.SlowQuery));
        var connection = new NpgsqlConnectionStringBuilder(app.Services.GetRequiredService<NpgsqlDataSource>().ConnectionString);
        Assert.Equal(("db.test", 5433, "ann", "events", SslMode.Require), (connection.Host, connection.Port, connection.Username, connection.Database, connection.SslMode));
        Assert.Equal((7, 10, 11, 3_600, true), (connection.MaxPoolSize, connection.Timeout, connection.CommandTimeout, connection.ConnectionLifetime, connection.TcpKeepAlive));
    }

    [Theory]
    [InlineData("Host=db.test;Database=events;Password=s3cret;Colour=blue", "20", "ConnectionString: has an option")]
    [InlineData("Host=db.test;Database=events;Password=s3cret;Port=many", "20", "ConnectionString: has an option")]
    [InlineData("Host=db.test;Database=events;Password=s3cret", "1", "PoolSize: is 1")]
    public async Task AddHelmStorage_PostgreSqlWithMistakes_TellsThemAndNoSecret(string connectionString, string poolSize, string mistake)
    {
        await using var app = Build(("ConnectionStrings__helmdb", connectionString), ("DATABASE_POOL_SIZE", poolSize));

        var exception = Assert.Throws<OptionsValidationException>(() => app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value);

        Assert.Contains(mistake, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite:///helm.db", false)]
    [InlineData("postgresql://ann:s3cret@db.test/events", true)]
    public async Task AddCache_NoRedis_LiveFiguresArePartialWhereOthersMayUseTheDatabase(string url, bool isPartial)
    {
        await using var app = Build(("DATABASE_URL", url), ("REDIS_URL", ""));

        Assert.Equal(isPartial, (await app.Services.GetRequiredService<ILiveMetrics>().ReadAsync(Some.Tenant, default)).IsPartial);
    }

    private static WebApplication Build(params (string Name, string Value)[] variables)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(variables.ToDictionary(
            static variable => variable.Name.Replace("__", ":", StringComparison.Ordinal), static variable => (string?)variable.Value, StringComparer.Ordinal));
        return builder.AddServiceDefaults().AddHelmStorage().Build();
    }
}
