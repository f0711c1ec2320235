using System.Diagnostics.Metrics;
using HelmAI.Analytics.Rollups;
using HelmAI.Core.Activity;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults.Storage;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Core.Storage.PostgreSql;
using HelmAI.Tests.Core.Storage.Sqlite;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HelmAI.Tests.Analytics.Rollups;

/// <summary>The upkeep of roll-ups, on real stores.</summary>
[NeedsPostgreSql]
public sealed class RollupWorkerTests
{
    [Fact]
    public async Task FoldAsync_MoreThanOneTurnTakes_LeavesNothing()
    {
        await using var store = await SqliteProvider.OpenAsync();
        await store.Get<IActivityStore>().AppendAsync(
            [.. Enumerable.Range(0, 3_000).Select(static n => new ActivitySubmission(Some.Activity() with { OccurredAt = Some.Time.AddHours(n) }))], default);
        Assert.Equal(6_000, await CountAsync(store));

        await WorkerOn(store).FoldAsync(default);

        Assert.Equal(0, await CountAsync(store));
    }

    [ServerFact]
    public async Task FoldAsync_AnotherProcessFolds_LeavesItToThat()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        await store.Get<IActivityStore>().AppendAsync([new(Some.Activity())], default);
        await using (var other = await store.Get<NpgsqlDataSource>().OpenConnectionAsync())
        {
            await using var transaction = await other.BeginTransactionAsync();
            await using var taken = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({0x48656C6D4149 + 3})", other);
            await taken.ExecuteNonQueryAsync();
            await WorkerOn(store).FoldAsync(default);
            Assert.Equal(2, await CountAsync(store));
        }

        await WorkerOn(store).FoldAsync(default);
        Assert.Equal(0, await CountAsync(store));
    }

    [Fact]
    public async Task Service_ActivityTracked_FoldsItByItself()
    {
        using var app = new HelmApp();
        using var measurements = new Measurements(app.Services);
        await app.AssessAsync("""{"event_type":"login"}""");

        await Eventually.TrueAsync(() => measurements.Sum("helm.rollups.folded") >= 2);
    }

    private static RollupWorker WorkerOn(TestStore store) => new(
        store.Get<IRollupStore>(), new DatabaseReadiness(), new RollupMetrics(store.Get<IMeterFactory>()), TimeProvider.System, NullLogger<RollupWorker>.Instance);

    private static async Task<long> CountAsync(TestStore store) => (await store.RunAsync("SELECT count(*) FROM rollup_deltas", static row => row.Integer(0))).Single();
}
