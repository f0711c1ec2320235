using HelmAI.Core.Errors;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

/// <summary>The role that requests read as is made by whoever may, and asked for where nobody may.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlReaderRoleTests
{
    private const string DropRole = "DROP ROLE IF EXISTS helm_reader";

    [ServerFact]
    public async Task MigrateAsync_SeveralDatabasesAtOnce_MakeTheRoleOnce()
    {
        await using var server = await PostgreSqlServer.StartNewAsync();
        await server.ExecuteAsync("postgres", "CREATE ROLE maker LOGIN CREATEROLE");
        for (var round = 0; round < 3; round++)
        {
            var databases = new List<string>();
            for (var i = 0; i < 4; i++)
            {
                databases.Add(await server.CreateDatabaseAsync());
                await server.ExecuteAsync("postgres", $"ALTER DATABASE {databases[i]} OWNER TO maker");
            }

            await Task.WhenAll(databases.Select(database => Task.Run(() => OpenAndAppendAsync(server, database, "maker"))));

            foreach (var database in databases)
            {
                await server.ExecuteAsync("postgres", $"DROP DATABASE {database} WITH (FORCE)");
            }

            await server.ExecuteAsync("postgres", DropRole);
        }
    }

    [ServerFact]
    public async Task MigrateAsync_UserWhoMayNotMakeRoles_SaysWhatToRunAndThenWorks()
    {
        await using var server = await PostgreSqlServer.StartNewAsync();
        await server.ExecuteAsync("postgres", "CREATE ROLE plain LOGIN");
        var database = await server.CreateDatabaseAsync();
        await server.ExecuteAsync("postgres", $"ALTER DATABASE {database} OWNER TO plain");

        var refused = await Assert.ThrowsAsync<DatabaseException>(() => OpenAndAppendAsync(server, database, "plain"));
        var remedy = refused.Message[refused.Message.IndexOf("CREATE ROLE", StringComparison.Ordinal)..];
        await server.ExecuteAsync("postgres", "CREATE ROLE helm_reader NOLOGIN");
        var refusedToo = await Assert.ThrowsAsync<DatabaseException>(() => OpenAndAppendAsync(server, database, "plain"));
        await server.ExecuteAsync("postgres", DropRole);
        await server.ExecuteAsync("postgres", remedy);

        Assert.Contains("may not create the role helm_reader", refused.Message, StringComparison.Ordinal);
        Assert.Contains("may not set the role helm_reader", refusedToo.Message, StringComparison.Ordinal);
        Assert.Equal("CREATE ROLE helm_reader NOLOGIN NOSUPERUSER NOBYPASSRLS; GRANT helm_reader TO plain;", remedy);
        await OpenAndAppendAsync(server, database, "plain");
    }

    [ServerFact]
    public async Task MigrateAsync_RoleThatPassesByPolicies_IsRefused()
    {
        await using var server = await PostgreSqlServer.StartNewAsync();
        await server.ExecuteAsync("postgres", "CREATE ROLE helm_reader NOLOGIN BYPASSRLS");

        var refused = await Assert.ThrowsAsync<DatabaseException>(async () => await OpenAndAppendAsync(server, await server.CreateDatabaseAsync(), "helm"));

        Assert.Contains("ALTER ROLE helm_reader NOSUPERUSER NOBYPASSRLS", refused.Message, StringComparison.Ordinal);
    }

    private static async Task OpenAndAppendAsync(PostgreSqlServer server, string database, string user)
    {
        var settings = new PostgreSqlSettings(server.ConnectionStringOf(database) + $";Username={user}", PoolSize: 3);
        await using var store = await PostgreSqlProvider.OpenAsync(settings);
        await store.Events.AppendAsync(Some.Submissions(1), default);
        Assert.Equal(1, await store.Events.CountAsync(new() { TenantId = Some.Tenant }, default));
    }
}
