using System.Diagnostics;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Migrations;
using HelmAI.Core.Storage.PostgreSql;
using HelmAI.Core.Storage.Queries;
using HelmAI.Tests.ServiceDefaults.Support;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;
using Npgsql;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlDatabaseTests
{
    private static readonly StorageOperation Testing = new("test", "events");

    [ServerFact]
    public async Task MigrateAsync_ManyAtOnce_ApplyEachStepOnce()
    {
        var server = await PostgreSqlServer.SharedAsync();
        var settings = PostgreSqlProvider.Settings(server, await server.CreateDatabaseAsync());

        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PostgreSqlProvider.OpenAsync(settings))));

        Assert.Equal(Migration.LoadFor(typeof(PostgreSqlDatabase)).Count, await CountAsync(stores[0], "SELECT count(*) FROM schema_migrations"));
        foreach (var store in stores)
        {
            await store.Events.AppendAsync(Some.Submissions(1), default);
            await store.DisposeAsync();
        }
    }

    [ServerFact]
    public async Task MigrateAsync_NewerSchema_IsRefused()
    {
        await using var store = await PostgreSqlProvider.OpenNewAsync();
        await ExecuteAsync(store, "INSERT INTO schema_migrations (version, name, applied_at) VALUES (1000, 'later', '')");

        var exception = await Assert.ThrowsAsync<DatabaseException>(() => store.Database.MigrateAsync(default));

        Assert.Contains("newer than this program", exception.Message, StringComparison.Ordinal);
        Assert.Equal("migrate", exception.Context["operation"]);
    }

    [ServerFact]
    public async Task GetPoolStatus_MoreCallersThanConnections_CountsUsedIdleAndWaiting()
    {
        await using var store = await PostgreSqlProvider.OpenAsync(settings => settings with { PoolSize = 2 });
        var source = store.Get<NpgsqlDataSource>();
        var first = await source.OpenConnectionAsync();
        var second = await source.OpenConnectionAsync();

        var third = source.OpenConnectionAsync().AsTask();

        Assert.Equal(new PoolStatus(PoolSize: 2, CheckedOut: 2, Idle: 0, Waiting: 1), store.Database.GetPoolStatus());
        await first.DisposeAsync();
        await (await third).DisposeAsync();
        await second.DisposeAsync();
        Assert.Equal(new PoolStatus(2, 0, 2, 0), store.Database.GetPoolStatus());
    }

    [ServerFact]
    public async Task ClaimAsync_MoreWorkersThanConnections_AnalysesAll()
    {
        await using var store = await PostgreSqlProvider.OpenAsync(settings => settings with { PoolSize = 2 });
        await store.Events.AppendAsync(Some.Submissions(40), default);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => store.AnalyseAsync(maxEvents: 3))));

        Assert.Equal(40, await store.Events.CountAsync(new() { TenantId = Some.Tenant, Status = EventStatus.Processed }, default));
    }

    [ServerFact]
    public async Task Construction_PoolOfOne_Throws() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => PostgreSqlProvider.OpenAsync(settings => settings with { PoolSize = 1 }));

    [ServerFact]
    public async Task QueryAsync_SessionsEndedByTheServer_RunsOnNewOnes()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ExecuteAsync(store, "SELECT pg_sleep(0.05)")));
        await EndOtherSessionsAsync(store);

        await store.AppendAsync(Some.Event());

        Assert.Equal(1, await store.Events.CountAsync(new() { TenantId = Some.Tenant }, default));
    }

    [ServerFact]
    public async Task TransactAsync_ServerAbortsForConflict_RunsAgain()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        var runs = 0;

        await store.Get<PostgreSqlDatabase>().TransactAsync(
            Testing,
            async transaction =>
            {
                if (++runs < 3)
                {
                    await transaction.Session.ExecuteAsync(default, new PostgreSqlStatement("DO $$ BEGIN RAISE serialization_failure; END $$"));
                }

                return true;
            },
            default);

        Assert.Equal(3, runs);
    }

    [ServerTheory]
    [InlineData("SELECT 1 / 0")]
    [InlineData("SELECT count(*) FROM no_such_table")]
    public async Task TransactAsync_FailureThatStays_RunsOnce(string sql)
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        var runs = 0;

        var exception = await Assert.ThrowsAsync<DatabaseException>(() => store.Get<PostgreSqlDatabase>().TransactAsync(
            Testing,
            async transaction =>
            {
                runs++;
                await transaction.Session.ExecuteAsync(default, new PostgreSqlStatement(sql));
                return true;
            },
            default));

        Assert.Equal(1, runs);
        Assert.Equal("test", exception.Context["operation"]);
    }

    [ServerFact]
    public async Task TransactAsync_ConnectionLostBeforeTheCommitIsAnswered_SaysSoAndRunsOnce()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        var runs = 0;

        var exception = await Assert.ThrowsAsync<DatabaseException>(() => store.Get<PostgreSqlDatabase>().TransactAsync(
            Testing,
            async transaction =>
            {
                runs++;
                await transaction.Session.ExecuteAsync(default, new PostgreSqlStatement("SELECT 1"));
                await EndOtherSessionsAsync(store);
                return true;
            },
            default));

        Assert.Equal(1, runs);
        Assert.Contains("not known", exception.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task QueryAsync_Cancelled_StopsTheQueryAtOnce()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var start = Stopwatch.GetTimestamp();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Get<PostgreSqlDatabase>().QueryAsync(
            Testing, new SqlQuery("SELECT 1 FROM pg_sleep(60)", []), row => row.Integer(0), cancellation.Token));

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
        await store.Database.PingAsync(default);
    }

    [ServerFact]
    public async Task QueryAsync_LongerThanTheTimeLimit_ThrowsAndIsNotRepeated()
    {
        await using var store = await PostgreSqlProvider.OpenAsync(settings => settings with { CommandTimeout = TimeSpan.FromSeconds(1) });
        var start = Stopwatch.GetTimestamp();

        await Assert.ThrowsAsync<DatabaseException>(() => ExecuteAsync(store, "SELECT pg_sleep(60)"));

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(4));
    }

    [ServerFact]
    public async Task QueryAsync_Slow_IsLoggedWithoutItsValues()
    {
        using var logs = new CapturedLogs();
        await using var store = await PostgreSqlProvider.OpenAsync(settings => settings with { SlowQuery = TimeSpan.FromMilliseconds(20) }, logs);

        await store.Get<PostgreSqlDatabase>().QueryAsync(
            Testing, new SqlQuery("SELECT length(@p0) FROM pg_sleep(0.05)", ["a secret"]), row => row.Integer(0), default);

        var line = Assert.Single(logs.Entries, entry => entry.Message.Contains("pg_sleep", StringComparison.Ordinal)).Message;
        Assert.Matches(@"^A query took \d+(\.\d+)? ms: SELECT length\(@p0\)", line);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task AppendAsync_TextThatTheServerRefuses_IsStoredAndFoundWithReplacements()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        await store.AppendAsync(Some.Event() with { UserId = "a\0b", Source = "\ud800", SessionId = "\ud83d\ude00" });

        var found = Assert.Single((await store.Events.ListAsync(new() { TenantId = Some.Tenant, UserId = "a\0b" }, new(10), default)).Items).Event;

        Assert.Equal(("a\ufffdb", "\ufffd", "\ud83d\ude00"), (found.UserId, found.Source, found.SessionId));
    }

    [ServerFact]
    public async Task AppendAndCompleteAsync_LongestTextsInAnyScript_FitTheIndexes()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        // As much as can be sent, of letters of three bytes each that no compression shortens; and for what is not limited, more.
        var random = new Random(1);
        string Letters(int count) => string.Create(count, random, (span, source) => source.GetItems("一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧丨丩个丫丬中丮丯丰丱串丳临丵丶丷丸丹为主", span));
        var longest = Letters(SecurityEvent.MaxEnvelopeLength);
        await store.AppendAsync(Some.Event() with
        {
            EventType = longest, Source = longest, Modality = longest, Reference = longest, UserId = longest, SessionId = longest, IpAddress = longest,
        });
        var key = new CorrelationKey(Some.Tenant, "rule-1", Letters(50_000));
        await using (var claim = await store.Queue.ClaimAsync(1, default))
        {
            await claim.ReadStatesAsync([key], default);
            await claim.CompleteAsync(
                [Some.Result(claim.Events[0], Some.Alert() with { Entity = new("user", Letters(50_000)) })],
                [new(key, new byte[] { 1 }, Some.Time)],
                default);
        }

        var filter = new EventFilter { TenantId = Some.Tenant, UserId = longest };
        Assert.Equal(longest, Assert.Single((await store.Events.ListAsync(filter, new(10), default)).Items).Event.UserId);
        Assert.Single((await store.Alerts.ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items);
    }

    [ServerFact]
    public async Task AppendAsync_SameKeysInOppositeOrders_DoNotDeadlock()
    {
        await using var store = await PostgreSqlProvider.OpenNewAsync();
        for (var round = 0; round < 10; round++)
        {
            var first = Enumerable.Range(0, 100).Select(i => Some.Submission($"{round}-{i}")).ToArray();
            var second = Enumerable.Range(0, 100).Reverse().Select(i => Some.Submission($"{round}-{i}")).ToArray();

            var results = await Task.WhenAll(
                Task.Run(() => store.Events.AppendAsync(first, default)), Task.Run(() => store.Events.AppendAsync(second, default)));

            Assert.Equal(100, results.Sum(result => result.Count(item => item.Outcome == AppendOutcome.Stored)));
        }

        Assert.Equal(1_000, (await store.Queue.GetBacklogAsync(default)).Events);
        Assert.Equal(0, await CountAsync(store, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"));
    }

    private static async Task EndOtherSessionsAsync(TestStore store)
    {
        await using var connection = new NpgsqlConnection(store.Get<PostgreSqlSettings>().ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Task<List<bool>> ExecuteAsync(TestStore store, string sql) =>
        store.Get<PostgreSqlDatabase>().QueryAsync(Testing, new SqlQuery(sql, []), _ => true, default);

    private static async Task<long> CountAsync(TestStore store, string sql) =>
        (await store.Get<PostgreSqlDatabase>().QueryAsync(Testing, new SqlQuery(sql, []), row => row.Integer(0), default)).Single();
}
