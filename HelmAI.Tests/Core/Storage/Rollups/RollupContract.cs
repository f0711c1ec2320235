using FsCheck;
using FsCheck.Fluent;
using HelmAI.Core.Activity;
using HelmAI.Core.Events;
using HelmAI.Core.Rollups;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage.Rollups;

/// <summary>What every provider's <see cref="IRollupStore"/> does.</summary>
/// <param name="provider">The provider.</param>
/// <param name="histories">How many histories are compared with the direct count.</param>
public abstract class RollupContract(IStorageProvider provider, int histories = 8)
{
    private static readonly TimeSteps Day = TimeSteps.Whole(Quarter.Of(Some.Time) - 48, Quarter.Of(Some.Time) + 48);

    [ServerFact]
    public async Task Reports_AnyHistory_EqualTheDirectCount()
    {
        foreach (var seed in Gen.Choose(0, int.MaxValue).Sample(100, histories))
        {
            try
            {
                await using var store = await provider.OpenAsync();
                var history = new RollupHistory(seed);
                await history.RunAsync(store);
                await DirectCount.CheckAsync(store, history);

                await FoldAsync(store);
                Assert.Equal(0, await CountAsync(store, "rollup_deltas"));
                await DirectCount.CheckAsync(store, history);

                await history.RunAsync(store);
                await store.Get<IRollupStore>().RebuildAsync(from: null, default);
                Assert.Equal(0, await CountAsync(store, "rollup_deltas"));
                await DirectCount.CheckAsync(store, history);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"The history of seed {seed}: {fault.Message}", fault);
            }
        }
    }

    [ServerFact]
    public async Task RebuildAsync_AnyHistory_GivesTheFiguresThatFoldingGave()
    {
        await using var store = await provider.OpenAsync();
        await new RollupHistory(4711).RunAsync(store);
        await FoldAsync(store);
        var folded = await ReadAllAsync(store);

        await store.Get<IRollupStore>().RebuildAsync(from: null, default);

        Assert.NotEmpty(folded);
        Assert.Equal(folded, await ReadAllAsync(store));
    }

    [ServerFact]
    public async Task RebuildAsync_AfterRetention_KeepsWhatIsNoLongerToBeCounted()
    {
        await using var store = await provider.OpenAsync();
        await FillAsync(store, Some.Time.AddDays(-2), Some.Time.AddMinutes(-7), Some.Time.AddMinutes(7));
        await FoldAsync(store);
        var before = await ReadAllAsync(store);
        var retention = store.Get<IRetentionStore>();
        Assert.Equal(1, await retention.RemoveEventsAsync(Some.Tenant, Some.Time.AddMinutes(-10), 10, default));
        Assert.Equal(1, await retention.RemoveActivitiesAsync(Some.Tenant, Some.Time.AddMinutes(-10), 10, default));
        Assert.Equal(1, await retention.RemoveAlertsAsync(Some.Tenant, Some.Time.AddMinutes(-10), 10, default));
        Assert.Equal(before, await ReadAllAsync(store));

        await store.Get<IRollupStore>().RebuildAsync(from: null, default);
        Assert.Equal(before, await ReadAllAsync(store));

        // What comes late for a quarter that is not made anew, counts.
        await FillAsync(store, Some.Time.AddDays(-2));
        await store.Get<IRollupStore>().RebuildAsync(from: null, default);
        Assert.Equal(4, await SumAsync(store, RollupMeasure.Events, days: 5));
        Assert.Equal(4, await SumAsync(store, RollupMeasure.Activities, days: 5));
    }

    [ServerFact]
    public async Task RebuildAsync_From_MendsThatPartAlone()
    {
        await using var store = await provider.OpenAsync();
        await FillAsync(store, Some.Time.AddDays(-2), Some.Time);
        await FoldAsync(store);
        await store.RunAsync("DELETE FROM rollups");

        await store.Get<IRollupStore>().RebuildAsync(Some.Time.AddMinutes(-7), default);

        Assert.Equal(1, await SumAsync(store, RollupMeasure.Events, days: 5));
    }

    [ServerFact]
    public async Task FoldAsync_TwoWorkersAtOnceWhileOthersWrite_CountsEachOnce()
    {
        await using var store = await provider.OpenAsync();
        await using var another = await store.OpenAnotherAsync();
        using var done = new CancellationTokenSource();
        async Task FoldOnAsync(TestStore worker)
        {
            while (!done.IsCancellationRequested)
            {
                await worker.Get<IRollupStore>().FoldAsync(7, default);
                await Task.Yield();
            }
        }

        var folding = new[] { store, another }.Select(worker => Task.Run(() => FoldOnAsync(worker))).ToList();
        await Task.WhenAll(new[] { store, another }.Select(async writer =>
        {
            for (var i = 0; i < 15; i++)
            {
                await writer.Get<IActivityStore>().AppendAsync([.. Enumerable.Range(0, 10).Select(n => new ActivitySubmission(Some.Activity() with { Name = $"name-{n}" }))], default);
                if (i == 7)
                {
                    await writer.Get<IRollupStore>().RebuildAsync(from: null, default);
                }
            }
        }));
        Assert.Equal(300, await SumAsync(store, RollupMeasure.Activities, days: 1));
        await done.CancelAsync();
        await Task.WhenAll(folding);

        await FoldAsync(store);
        Assert.Equal(300, await SumAsync(store, RollupMeasure.Activities, days: 1));
    }

    [ServerFact]
    public async Task SumAsync_FailedAndReplayedEvent_CountsItOnceItIsAnalysedAgain()
    {
        await using var store = await provider.OpenAsync();
        var failing = Some.Event() with { EventType = "login", Severity = Severity.Low };
        await store.AppendAsync(failing);
        await store.AnalyseAsync(static item => new(Some.Assessment(item) with { Status = EventStatus.Failed, Error = "broken" }, []));
        Assert.Equal(1, await SumAsync(store, RollupMeasure.Events, days: 1));
        Assert.Equal(0, await SumAsync(store, RollupMeasure.Risk, days: 1));

        await store.Queue.ReplayAsync(Some.Tenant, failing.Id, default);
        Assert.Equal(0, await SumAsync(store, RollupMeasure.Events, days: 1));
        await store.AnalyseAsync();
        await FoldAsync(store);

        Assert.Equal(1, await SumAsync(store, RollupMeasure.Events, days: 1));
        Assert.Equal(1, await SumAsync(store, RollupMeasure.Risk, days: 1));
    }

    [ServerFact]
    public async Task SumAsync_ManyNames_KeepsThoseAskedForApart()
    {
        await using var store = await provider.OpenAsync();
        await store.Get<IActivityStore>().AppendAsync([.. Enumerable.Range(1, 6).SelectMany(n => Enumerable.Range(0, n).Select(_ => new ActivitySubmission(Some.Activity() with { Name = $"name-{n}" })))], default);
        var rollups = store.Get<IRollupStore>();

        var names = await rollups.ListNamesAsync(Some.Tenant, RollupMeasure.Activities, Day, 2, default);
        var sums = await rollups.SumAsync(Some.Tenant, RollupMeasure.Activities, Day, RollupGroups.Of(names), default);

        Assert.Equal(["name-6", "name-5"], names);
        Assert.Equal([(null, 10), ("name-5", 5), ("name-6", 6)], sums.OrderBy(sum => sum.Name, StringComparer.Ordinal).Select(sum => (sum.Name, sum.Items)));
    }

    [ServerFact]
    public async Task AppendAsync_LongestNamesOfAllScripts_AreFolded()
    {
        await using var store = await provider.OpenAsync();
        var random = new Random(1);
        string Long(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(0x4e00, 0x9fff)));
        await store.Get<IActivityStore>().AppendAsync([new(Some.Activity(ActivityKind.Feature) with { TenantId = new('t', 63), UserId = Long(512), Name = Long(256) })], default);

        await FoldAsync(store);

        Assert.Equal(1, await CountAsync(store, "rollup_users"));
    }

    private static async Task FillAsync(TestStore store, params DateTimeOffset[] times)
    {
        await store.AppendAsync([.. times.Select(static time => Some.Event() with { Timestamp = time })]);
        await store.AnalyseAsync(static item => Some.Result(item, Some.Alert(item.Id.ToString()) with { CreatedAt = item.Timestamp }));
        await store.Get<IActivityStore>().AppendAsync([.. times.Select(static time => new ActivitySubmission(Some.Activity() with { OccurredAt = time }))], default);
    }

    private static async Task FoldAsync(TestStore store)
    {
        while (await store.Get<IRollupStore>().FoldAsync(1_000, default) is not 0)
        {
            // Another one folds, or there is more.
        }
    }

    private static async Task<long> SumAsync(TestStore store, RollupMeasure measure, int days)
    {
        var sums = await store.Get<IRollupStore>().SumAsync(
            Some.Tenant, measure, TimeSteps.Whole(Quarter.Of(Some.Time.AddDays(-days)), Quarter.Of(Some.Time.AddDays(days))), RollupGroups.None, default);
        return sums.SingleOrDefault()?.Items ?? 0;
    }

    private static async Task<long> CountAsync(TestStore store, string table) =>
        (await store.RunAsync($"SELECT count(*) FROM {table}", static row => row.Integer(0))).Single();

    // A figure of nothing is the same as none: a replay leaves it where its event has not come back yet.
    private static async Task<List<string>> ReadAllAsync(TestStore store) =>
    [
        .. await store.RunAsync(
            "SELECT tenant_id, measure, quarter, name, part, items, total, peak FROM rollups WHERE items <> 0 ORDER BY 1, 2, 3, 4, 5",
            static row => $"{row.Text(0)} {row.Integer(1)} {row.Integer(2)} {row.Text(3)} {row.Integer(4)} {row.Integer(5)} {row.Integer(6)} {row.Integer(7)}"),
        .. await store.RunAsync(
            "SELECT tenant_id, quarter, user_id, feature FROM rollup_users ORDER BY 1, 2, 3, 4",
            static row => $"{row.Text(0)} {row.Integer(1)} {row.Text(2)} {row.Text(3)}"),
    ];
}
