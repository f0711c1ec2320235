using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlAuditLogTests() : AuditLogContract(new PostgreSqlProvider())
{
    internal override async Task TamperAsync(TestStore store, string sql)
    {
        string[] tables = ["audit_entries", "audit_heads"];
        foreach (var table in tables)
        {
            await store.RunAsync($"ALTER TABLE {table} DISABLE TRIGGER USER");
        }

        await store.RunAsync(sql);
        foreach (var table in tables)
        {
            await store.RunAsync($"ALTER TABLE {table} ENABLE TRIGGER USER");
        }
    }
}
