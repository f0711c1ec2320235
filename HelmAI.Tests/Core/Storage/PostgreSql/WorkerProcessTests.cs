using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.PostgreSql;
using HelmAI.Core.Storage.Queries;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;
using Npgsql;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

/// <summary>Real workers that are frozen or killed while they hold events: a lock that the test takes keeps them from writing results.</summary>
[NeedsPostgreSql]
public sealed class WorkerProcessTests
{
    [ServerFact]
    public async Task Frozen_Worker_LosesItsEventsToAnotherAndRecovers()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        var submissions = Some.Submissions(3);
        await store.Events.AppendAsync(submissions, default);
        using var worker = await StartAsync(store);
        await using (await HoldResultsAsync(store))
        {
            await WaitUntilBlockedAsync(store);
            await worker.FreezeAsync();
        }

        await Eventually.TrueAsync(async () =>
        {
            await store.AnalyseAsync(item => new(Some.Assessment(item) with { RiskScore = 0.125 }, []));
            return (await store.Queue.GetBacklogAsync(default)).Events == 0;
        });
        await worker.ContinueAsync();
        var next = Some.Event();
        await store.AppendAsync(next);
        await Eventually.TrueAsync(async () => (await store.Events.FindAssessedAsync([next.Id], default)).Count == 1);

        foreach (var submission in submissions)
        {
            var record = await store.Events.FindAsync(Some.Tenant, submission.Event.Id, default);
            Assert.Equal((EventStatus.Processed, 0.125), (record!.Status, record.Assessment!.RiskScore));
        }
    }

    [ServerFact]
    public async Task Killed_ThreeWorkersByOneEvent_TheEventFailsAndOthersAreAnalysed()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        var deadly = Some.Event();
        await store.AppendAsync(deadly);
        for (var death = 0; death < 3; death++)
        {
            // A worker that was merely slow would lose its claim in less, and that is no death.
            using var worker = await StartAsync(store, claimTimeoutSeconds: 30);
            await using (await HoldResultsAsync(store))
            {
                await WaitUntilBlockedAsync(store);
                await worker.KillAsync();
            }

            await Eventually.TrueAsync(async () => await CountSessionsAsync(store, "application_name = 'worker'") == 0);
        }

        var other = Some.Event();
        await store.AppendAsync(other);
        await store.AnalyseAsync();

        Assert.Equal(EventStatus.Failed, (await store.Events.FindAsync(Some.Tenant, deadly.Id, default))!.Status);
        Assert.Equal(EventStatus.Processed, (await store.Events.FindAsync(Some.Tenant, other.Id, default))!.Status);
    }

    private static Task<WorkerProcess> StartAsync(TestStore store, int claimTimeoutSeconds = 1) =>
        WorkerProcess.StartAsync(store.Get<PostgreSqlSettings>().ConnectionString + ";Application Name=worker", claimTimeoutSeconds);

    private static async Task<IAsyncDisposable> HoldResultsAsync(TestStore store)
    {
        var connection = await store.Get<NpgsqlDataSource>().OpenConnectionAsync();
        await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("LOCK TABLE assessments IN SHARE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    // Other work of the program waits for the same lock, such as the removal of old events; it holds no event.
    private static Task WaitUntilBlockedAsync(TestStore store) => Eventually.TrueAsync(
        async () => await CountSessionsAsync(store, "application_name = 'worker' AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO assessments%'") == 1);

    private static async Task<long> CountSessionsAsync(TestStore store, string condition)
    {
        var query = new SqlQuery($"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND {condition}", []);
        return (await store.Get<PostgreSqlDatabase>().QueryAsync(new("test", "pg_stat_activity"), query, row => row.Integer(0), default)).Single();
    }
}
