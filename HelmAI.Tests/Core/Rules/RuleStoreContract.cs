using System.Text;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Rules;
using HelmAI.Core.Storage;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Rules;

/// <summary>What the stores of tenants' rules and backtests promise on every database.</summary>
public abstract class RuleStoreContract(IStorageProvider provider)
{
    [ServerFact]
    public async Task ChangeAsync_AllKindsOfChanges_AreReadBackForThatTenantOnly()
    {
        await using var store = await provider.OpenAsync();
        var rules = store.Get<IRuleStore>();
        var exception = new StoredException { Id = Some.Id(), TenantId = "a", RuleId = "shared", Text = "title: x", CreatedAt = Some.Time };

        var version = await rules.ChangeAsync("a", new RuleChange { Saved = [Rule("one", "text: ü")], Disabled = ["shared"], Excepted = [exception] }, 0, default);

        var stored = await rules.ReadAsync("a", default);
        Assert.Equal(version, stored.Version);
        Assert.Equal(("one", "text: ü", version), (stored.Rules[0].RuleId, stored.Rules[0].Text, stored.Rules[0].Revision));
        Assert.Equal(["shared"], stored.Disabled);
        Assert.Equal(exception, Assert.Single(stored.Exceptions));
        Assert.Equal(exception, Assert.Single(await rules.ListExceptionsAsync("a", "shared", default)));
        Assert.NotNull(await rules.FindAsync("a", "one", default));
        var other = await rules.ReadAsync("b", default);
        Assert.True(other is { Version: 0, Rules: [], Disabled: [], Exceptions: [] });
        Assert.Null(await rules.FindAsync("b", "one", default));
        Assert.Empty(await rules.ListExceptionsAsync("b", "shared", default));
    }

    [ServerFact]
    public async Task ChangeAsync_RemovedEnabledAndWithdrawn_AreGone()
    {
        await using var store = await provider.OpenAsync();
        var rules = store.Get<IRuleStore>();
        var exception = new StoredException { Id = Some.Id(), TenantId = "a", RuleId = "one", Text = "title: x", CreatedAt = Some.Time };
        var first = await rules.ChangeAsync("a", new RuleChange { Saved = [Rule("one", "1"), Rule("two", "2")], Disabled = ["one"], Excepted = [exception] }, 0, default);

        await rules.ChangeAsync("a", new RuleChange { Saved = [Rule("two", "3")], Removed = ["one"], Enabled = ["one"], Withdrawn = [exception.Id] }, first!.Value, default);

        var stored = await rules.ReadAsync("a", default);
        Assert.Equal(("two", "3"), (Assert.Single(stored.Rules).RuleId, stored.Rules[0].Text));
        Assert.True(stored is { Disabled: [], Exceptions: [] });
    }

    [ServerFact]
    public async Task ChangeAsync_OfAnEarlierVersion_ChangesNothing()
    {
        await using var store = await provider.OpenAsync();
        var rules = store.Get<IRuleStore>();
        await rules.ChangeAsync("a", new RuleChange { Disabled = ["one"] }, 0, default);

        Assert.Null(await rules.ChangeAsync("a", new RuleChange { Disabled = ["two"] }, 0, default));

        Assert.Equal(["one"], (await rules.ReadAsync("a", default)).Disabled);
    }

    [ServerFact]
    public async Task ChangeAsync_ManyAtOnce_OneForEachVersionAndTheClockTellsTheLatest()
    {
        await using var store = await provider.OpenAsync();
        var rules = store.Get<IRuleStore>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => rules.ChangeAsync($"tenant-{i}", new RuleChange { Disabled = ["x"] }, 0, default)));

        var changed = await rules.ListChangedAsync(0, default);
        Assert.Equal(8, changed.Select(static one => one.Version).Distinct().Count());
        Assert.Equal((await rules.ReadClockAsync(default)).Version, changed[^1].Version);
        Assert.Equal([changed[^1]], await rules.ListChangedAsync(changed[^2].Version, default));
    }

    [ServerFact]
    public async Task RequestReloadAsync_Always_MovesTheClockOn()
    {
        await using var store = await provider.OpenAsync();
        var rules = store.Get<IRuleStore>();

        var version = await rules.RequestReloadAsync(default);

        var clock = await rules.ReadClockAsync(default);
        Assert.Equal((version, version), (clock.Version, clock.ReloadVersion));
    }

    [ServerFact]
    public async Task UpdateAsync_CancelledBacktest_StaysCancelled()
    {
        await using var store = await provider.OpenAsync();
        var backtests = store.Get<IBacktestStore>();
        var job = Job();
        await backtests.AddAsync(job, Some.Time.AddDays(-7), default);
        var further = job with { EventsScanned = 3, Findings = 2, Alerts = 1, ReachedTime = Some.Time, Samples = "[1]" };

        Assert.True(await backtests.UpdateAsync(further, default));
        Assert.Equal(further, await backtests.FindAsync("a", job.Id, default));
        Assert.True(await backtests.UpdateAsync(further with { State = BacktestState.Cancelled }, default));
        Assert.False(await backtests.UpdateAsync(further with { EventsScanned = 5 }, default));

        Assert.Equal(further with { State = BacktestState.Cancelled }, await backtests.FindAsync("a", job.Id, default));
        Assert.Null(await backtests.FindAsync("b", job.Id, default));
    }

    [ServerFact]
    public async Task UpdateAsync_Samples_AreEncryptedAndBoundToTheirRow()
    {
        await using var store = await provider.OpenAsync();
        var backtests = store.Get<IBacktestStore>();
        Backtest[] jobs = [Job() with { Samples = """["secret"]""" }, Job()];
        foreach (var job in jobs)
        {
            await backtests.AddAsync(job, Some.Time.AddDays(-7), default);
        }

        var stored = await store.RunAsync("SELECT samples FROM backtests WHERE id = @p0", static row => row.Text(0), jobs[0].Id);
        await using (var another = await store.OpenAnotherAsync())
        {
            Assert.Equal(jobs[0], await another.Get<IBacktestStore>().FindAsync("a", jobs[0].Id, default));
        }

        await store.RunAsync("UPDATE backtests SET samples = @p0 WHERE id = @p1", stored[0], jobs[1].Id);

        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(Convert.FromBase64String(stored[0])), StringComparison.Ordinal);
        await Assert.ThrowsAsync<IntegrityException>(() => backtests.FindAsync("a", jobs[1].Id, default));
        await store.RunAsync("UPDATE backtests SET samples = '[]' WHERE id = @p0", jobs[1].Id);
        await Assert.ThrowsAsync<IntegrityException>(() => backtests.FindAsync("a", jobs[1].Id, default));
    }

    [ServerFact]
    public async Task KeepAsync_RunningAndEndedJobs_KeepsThoseThatRun()
    {
        await using var store = await provider.OpenAsync();
        var backtests = store.Get<IBacktestStore>();
        Backtest[] jobs = [Job(), Job() with { TenantId = "b" }, Job() with { State = BacktestState.Completed }];
        foreach (var job in jobs)
        {
            await backtests.AddAsync(job, Some.Time.AddDays(-7), default);
        }

        await backtests.KeepAsync([.. jobs.Select(static job => job.Id)], Some.Time.AddMinutes(1), default);

        var kept = await Task.WhenAll(jobs.Select(job => backtests.FindAsync(job.TenantId, job.Id, default)));
        Assert.Equal([1, 1, 0], kept.Select(static job => (job!.UpdatedAt - Some.Time).TotalMinutes));
    }

    [ServerFact]
    public async Task ReplayAsync_PageByPage_GivesTheTenantsEventsOldestFirstWithPayloads()
    {
        await using var store = await provider.OpenAsync();
        SecurityEvent[] events = [.. Enumerable.Range(0, 5).Select(static i => Some.Event($$"""{"n":{{i}}}""") with { Timestamp = Some.Time.AddSeconds(i) })];
        await store.AppendAsync([.. events.Reverse(), Some.Event() with { TenantId = "other" }]);
        var filter = new EventFilter { TenantId = Some.Tenant, From = Some.Time.AddSeconds(1), To = Some.Time.AddSeconds(4) };

        var first = await store.Events.ReplayAsync(filter, new PageRequest(2), default);
        var second = await store.Events.ReplayAsync(filter, new PageRequest(2, new PageCursor(first[1].Timestamp, first[1].Id)), default);

        Assert.Equal([events[1].Id, events[2].Id, events[3].Id], first.Concat(second).Select(static one => one.Id));
        Assert.Equal("""{"n":3}"""u8, second[0].Payload.Span);
    }

    private static Backtest Job() => new()
    {
        Id = Some.Id(),
        TenantId = "a",
        RuleId = "one",
        State = BacktestState.Running,
        RangeFrom = Some.Time,
        RangeTo = Some.Time.AddDays(1),
        EventsTotal = 7,
        CreatedAt = Some.Time,
        UpdatedAt = Some.Time,
    };

    private static TenantRule Rule(string id, string text) => new() { TenantId = "a", RuleId = id, Text = text };
}
