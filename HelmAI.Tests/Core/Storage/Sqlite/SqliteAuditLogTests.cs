namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteAuditLogTests() : AuditLogContract(new SqliteProvider())
{
    internal override async Task TamperAsync(TestStore store, string sql)
    {
        foreach (var trigger in await store.RunAsync("SELECT name FROM sqlite_schema WHERE type = 'trigger'", row => row.Text(0)))
        {
            await store.RunAsync($"DROP TRIGGER {trigger}");
        }

        await store.RunAsync(sql);
    }
}
