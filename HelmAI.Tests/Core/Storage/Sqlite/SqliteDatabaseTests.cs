using HelmAI.Core.Errors;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Migrations;
using HelmAI.Core.Storage.Sqlite;
using HelmAI.Tests.Support;
using Microsoft.Data.Sqlite;

namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "new", "helm.db");

    [Fact]
    public async Task MigrateAsync_MissingDirectory_MakesItForItsOwnerOnly()
    {
        await using var store = await SqliteProvider.OpenAsync(Path);

        Assert.True(File.Exists(Path));
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Others = (UnixFileMode)0b000_111_111;
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(System.IO.Path.GetDirectoryName(Path)!) & Others);
            foreach (var file in Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!))
            {
                Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & Others);
            }
        }
    }

    [Fact]
    public async Task MigrateAsync_Twice_KeepsData()
    {
        var stored = Some.Event();
        await using (var store = await SqliteProvider.OpenAsync(Path))
        {
            await store.AppendAsync(stored);
            await store.Database.MigrateAsync(default);
        }

        await using var reopened = await SqliteProvider.OpenAsync(Path);

        Assert.NotNull(await reopened.Events.FindAsync(Some.Tenant, stored.Id, default));
        Assert.Equal(1, (await reopened.Queue.GetBacklogAsync(default)).Events);
    }

    [Fact]
    public async Task MigrateAsync_ManyAtOnce_ApplyEachStepOnce()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SqliteProvider.OpenAsync(Path))));

        foreach (var store in stores)
        {
            await store.Database.PingAsync(default);
            await store.DisposeAsync();
        }

        Assert.Equal((long)Migration.LoadFor(typeof(SqliteDatabase)).Count, Execute("SELECT count(*) FROM schema_migrations"));
    }

    [Fact]
    public async Task MigrateAsync_NewerSchema_IsRefused()
    {
        await (await SqliteProvider.OpenAsync(Path)).DisposeAsync();
        Execute("INSERT INTO schema_migrations (version, name, applied_at) VALUES (1000, 'later', '')");

        var exception = await Assert.ThrowsAsync<DatabaseException>(() => SqliteProvider.OpenAsync(Path));

        Assert.Contains("newer than this program", exception.Message, StringComparison.Ordinal);
        Assert.Equal("migrate", exception.Context["operation"]);
    }

    [Fact]
    public async Task PingAsync_FileIsNoDatabase_ThrowsDatabaseException()
    {
        var path = _folder.File("helm.db");
        await File.WriteAllTextAsync(path, "This is text, and more of it than a header is long, so that nobody takes it for a database.");

        var exception = await Assert.ThrowsAsync<DatabaseException>(() => SqliteProvider.OpenAsync(path));

        Assert.IsType<SqliteException>(exception.Cause);
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("")]
    public async Task Construction_PathNamesNoFile_Throws(string path) =>
        await Assert.ThrowsAsync<ArgumentException>(() => SqliteProvider.OpenAsync(path));

    [Fact]
    public async Task GetPoolStatus_MoreReadersThanConnections_CountsWhoWaits()
    {
        await using var store = await SqliteProvider.OpenAsync(Path, poolSize: 2);
        using var readers = new SqliteReaders(new(Path), size: 2);
        var first = await readers.RentAsync(default);
        var second = await readers.RentAsync(default);

        var third = readers.RentAsync(default);

        Assert.Equal(new PoolStatus(PoolSize: 2, CheckedOut: 2, Idle: 0, Waiting: 1), readers.Status);
        first.Dispose();
        var lease = await third;
        Assert.Equal(new PoolStatus(2, 2, 0, 0), readers.Status);
        lease.Dispose();
        second.Dispose();
        Assert.Equal(new PoolStatus(2, 0, 2, 0), readers.Status);
    }

    [Fact]
    public async Task GetPoolStatus_ManyQueries_NeverPassesThePoolSize()
    {
        await using var store = await SqliteProvider.OpenAsync(Path, poolSize: 2);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => store.Database.PingAsync(default))));

        var status = store.Database.GetPoolStatus();
        Assert.Equal((2, 0, 0), (status.PoolSize, status.CheckedOut, status.Waiting));
        Assert.InRange(status.Idle, 1, 2);
    }

    [Fact]
    public async Task CountAsync_CancelledInTheMiddle_StopsTheQuery()
    {
        await using var store = await SqliteProvider.OpenAsync(Path);
        var database = store.Get<SqliteDatabase>();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        var query = Task.Run(() => database.QueryAsync(new("count", "n"), new(Endless, []), row => row.Integer(0), cancellation.Token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query.WaitAsync(TimeSpan.FromSeconds(30)));
        await store.Database.PingAsync(default);
    }

    [Fact]
    public async Task AppendAsync_AfterAFailure_WorksAgain()
    {
        await using var store = await SqliteProvider.OpenAsync(Path);
        var twice = Some.Submission();
        await store.Events.AppendAsync([twice], default);
        await Assert.ThrowsAsync<DatabaseException>(() => store.Events.AppendAsync([twice], default));

        await store.AppendAsync(Some.Event());

        Assert.Equal(2, await store.Events.CountAsync(new() { TenantId = Some.Tenant }, default));
    }

    public void Dispose() => _folder.Dispose();

    private object? Execute(string sql)
    {
        using var connection = new SqliteFile(Path).OpenWriter();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
