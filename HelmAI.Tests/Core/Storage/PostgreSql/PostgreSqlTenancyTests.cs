using HelmAI.Core.Alerts;
using HelmAI.Core.Errors;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Queries;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

/// <summary>The second fence between tenants holds where the first, the condition in the query, is forgotten.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlTenancyTests
{
    private const string Other = "other";

    private static readonly StorageOperation Testing = new("test", "events");

    // Tables with a tenant that no request reads: helm_reader has no right to them at all.
    private static readonly Dictionary<string, string> NotRead = new(StringComparer.Ordinal)
    {
        ["correlation_states"] = "what detection remembers; workers alone read it, for all tenants at once",
        ["rollup_floors"] = "how far back roll-ups can be made anew; the rebuilding alone reads it",
        ["data_keys"] = "keys, wrapped; the store alone reads them",
    };

    [ServerTheory]
    [InlineData("SELECT id FROM events")]
    [InlineData("SELECT event_id FROM event_queue")]
    [InlineData("SELECT event_id FROM assessments")]
    [InlineData("SELECT id FROM alerts")]
    [InlineData("SELECT event_id FROM alert_events")]
    [InlineData("SELECT id FROM alert_changes")]
    [InlineData("SELECT id FROM suppressions")]
    [InlineData("SELECT id FROM api_keys")]
    [InlineData("SELECT id FROM tenants")]
    public async Task QueryAsync_FilterForgotten_GivesTheTenantsRowsAlone(string sql)
    {
        await using var store = await OpenFilledAsync();
        Task<long> CountAsync(string condition, string? tenantId) => CountRowsAsync(store, $"SELECT count(*) FROM ({sql}{condition}) rows", tenantId);
        var tenant = sql.EndsWith("tenants", StringComparison.Ordinal) ? "id" : "tenant_id";

        Assert.True(await CountAsync($" WHERE {tenant} = 'other'", null) > 0);
        Assert.True(await CountAsync(string.Empty, Some.Tenant) > 0);
        Assert.Equal(0, await CountAsync($" WHERE {tenant} <> 'acme'", Some.Tenant));
        Assert.Equal(0, await CountAsync(string.Empty, "nobody"));
    }

    [ServerFact]
    public async Task ReadAsync_FilterForgotten_GivesTheTenantsRowsAlone()
    {
        await using var store = await OpenFilledAsync();

        var keys = await store.Administration.ReadAsync(Some.Tenant, context => context.ApiKeys.ToListAsync(), default);

        Assert.Equal(Some.Tenant, Assert.Single(keys).TenantId);
        Assert.Equal(2, await store.Administration.ReadAsync(context => context.ApiKeys.CountAsync(), default));
    }

    [ServerTheory]
    [InlineData("UPDATE events SET user_id = 'x' RETURNING 1::bigint")]
    [InlineData("DELETE FROM alerts RETURNING 1::bigint")]
    [InlineData("SELECT count(*) FROM correlation_states")]
    [InlineData("SELECT count(*) FROM claims")]
    [InlineData("SELECT count(*) FROM schema_migrations")]
    public async Task QueryAsync_BeyondReadingTheTenantsRows_IsRefused(string sql)
    {
        await using var store = await OpenFilledAsync();

        await Assert.ThrowsAsync<DatabaseException>(() => CountRowsAsync(store, sql, Some.Tenant));
    }

    [ServerFact]
    public async Task QueryAsync_ConnectionUsedAgain_HasForgottenRoleAndTenant()
    {
        await using var store = await PostgreSqlProvider.OpenAsync(settings => settings with { PoolSize = 2 });
        async Task<string> TellAsync(string? tenantId) => (await store.Get<IQueryRunner>().QueryAsync(
            Testing, new SqlQuery("SELECT trim(current_user || ' ' || coalesce(current_setting('helm.tenant', true), ''))", [], tenantId), row => row.Text(0), default)).Single();

        Assert.Equal("helm_reader acme", await TellAsync(Some.Tenant));
        Assert.Equal("helm", await TellAsync(null));
        await Assert.ThrowsAsync<DatabaseException>(() => CountRowsAsync(store, "SELECT 1::bigint / 0", Some.Tenant));
        Assert.Equal("helm", await TellAsync(null));
    }

    [ServerFact]
    public async Task Schema_TablesWithATenant_AreAllFencedOrNotRead()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();

        var faults = await store.Get<IQueryRunner>().QueryAsync(
            Testing,
            new SqlQuery(
                """
                SELECT c.relname,
                       has_table_privilege('helm_reader', c.oid, 'SELECT'),
                       c.relrowsecurity AND EXISTS (
                           SELECT FROM pg_policy p
                           WHERE p.polrelid = c.oid AND p.polcmd = 'r' AND p.polroles = ARRAY[(SELECT oid FROM pg_roles WHERE rolname = 'helm_reader')]
                             AND pg_get_expr(p.polqual, c.oid) LIKE '%tenant_id = current_setting(''helm.tenant''::text, true)%')
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
                """,
                []),
            row => (Table: row.Text(0), IsRead: row.Flag(1), IsFenced: row.Flag(2)),
            default);

        Assert.True(faults.Count > 5);
        Assert.All(faults, table => Assert.True(
            NotRead.ContainsKey(table.Table) ? !table.IsRead : table is { IsRead: true, IsFenced: true },
            $"Table {table.Table} has a tenant_id: give it a policy as docs/tenants-in-postgresql.md says, or say here why no request reads it."));
        Assert.All(NotRead.Keys, table => Assert.Contains(table, faults.Select(fault => fault.Table)));
    }

    [ServerFact]
    public async Task Schema_TheReadersRole_CanNeitherLogInNorPassBy()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();

        Assert.Equal(1, await CountRowsAsync(
            store, "SELECT count(*) FROM pg_roles WHERE rolname = 'helm_reader' AND NOT (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)", null));
    }

    private static async Task<TestStore> OpenFilledAsync()
    {
        var store = await PostgreSqlProvider.OpenAsync();
        foreach (var tenant in new[] { Some.Tenant, Other })
        {
            await store.AddAsync(Some.TenantRow(tenant), Some.ApiKeyRow(tenant), Some.Suppression() with { TenantId = tenant });
            await store.AppendAsync(Some.Event() with { TenantId = tenant });
        }

        await store.AnalyseAsync(item => Some.Result(item, Some.Alert()));
        foreach (var tenant in new[] { Some.Tenant, Other })
        {
            var alert = (await store.Alerts.ListAsync(new() { TenantId = tenant }, new(1), default)).Items.Single();
            await store.Get<IAlertLifecycle>().ChangeAsync(Some.Command(alert.Id, AlertAction.Acknowledge) with { TenantId = tenant }, default);
        }

        await store.AppendAsync(Some.Event(), Some.Event() with { TenantId = Other });
        return store;
    }

    private static async Task<long> CountRowsAsync(TestStore store, string sql, string? tenantId) =>
        (await store.Get<IQueryRunner>().QueryAsync(Testing, new SqlQuery(sql, [], tenantId), row => row.Integer(0), default)).Single();
}
