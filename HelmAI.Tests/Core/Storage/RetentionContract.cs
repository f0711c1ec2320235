using HelmAI.Core.Activity;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage;

/// <summary>What every provider's <see cref="IRetentionStore"/> does.</summary>
public abstract class RetentionContract(IStorageProvider provider)
{
    [ServerFact]
    public async Task RemoveEventsAsync_OldAndNew_RemovesTheOldOnesOldestFirst()
    {
        await using var store = await provider.OpenAsync();
        var events = Enumerable.Range(0, 5).Select(static i => Some.Event() with { Timestamp = Some.Time.AddDays(i) }).ToArray();
        await store.AppendAsync([.. events, Some.Event() with { TenantId = "other", Timestamp = Some.Time }]);
        await store.AnalyseAsync(item => item.Id == events[1].Id
            ? new(Some.Assessment(item) with { Status = EventStatus.Failed, Error = "broken" }, [])
            : Some.Result(item, Some.Alert(item.Id.ToString())));

        Assert.Equal(1, await RemoveAsync(store, days: 0.5));
        Assert.Equal(2, await RemoveAsync(store, days: 3));
        Assert.Equal(0, await RemoveAsync(store, days: 3));

        var left = await store.Events.ListAsync(new() { TenantId = Some.Tenant }, new(10), default);
        Assert.Equal([events[4].Id, events[3].Id], left.Items.Select(static record => record.Event.Id));
        Assert.Equal(1, await store.Events.CountAsync(new() { TenantId = "other" }, default));
        Assert.Equal(0, await store.Events.CountAsync(new() { TenantId = Some.Tenant, Status = EventStatus.Failed }, default));
        Assert.Empty(await store.Alerts.ListByEventAsync(Some.Tenant, events[0].Id, default));

        // Alerts have an age of their own.
        Assert.Equal(4, (await store.Alerts.ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items.Count);
    }

    [ServerFact]
    public async Task RemoveEventsAsync_WaitingAndReplayedEvents_Stay()
    {
        await using var store = await provider.OpenAsync();
        var (replayed, waiting) = (Some.Event(), Some.Event());
        await store.AppendAsync(replayed);
        await store.AnalyseAsync(static item => new(Some.Assessment(item) with { Status = EventStatus.Failed, Error = "broken" }, []));
        await store.Queue.ReplayAsync(Some.Tenant, replayed.Id, default);
        await store.AppendAsync(waiting);
        await using var claim = await store.Queue.ClaimAsync(10, default);

        Assert.Equal(0, await RemoveAsync(store, days: 100));

        await claim.CompleteAsync([.. claim.Events.Select(static item => Some.Result(item))], [], default);
        Assert.Equal(2, await RemoveAsync(store, days: 100));
        Assert.Empty(await store.Events.ListReplaysAsync(Some.Tenant, replayed.Id, default));
    }

    [ServerFact]
    public async Task RemoveAlertsAsync_OldAndNew_RemovesTheOldOnesWithTheirLinks()
    {
        await using var store = await provider.OpenAsync();
        var events = new[] { Some.Event(), Some.Event() };
        await store.AppendAsync(events);
        await store.AnalyseAsync(item => Some.Result(item, Some.Alert(item.Id.ToString()) with { CreatedAt = item.Id == events[0].Id ? Some.Time : Some.Time.AddDays(9) }));

        var removed = await store.Get<IRetentionStore>().RemoveAlertsAsync(Some.Tenant, Some.Time.AddDays(1), 10, default);

        Assert.Equal(1, removed);
        Assert.Single((await store.Alerts.ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items);
        Assert.Empty(await store.Alerts.ListByEventAsync(Some.Tenant, events[0].Id, default));
        Assert.Single(await store.Alerts.ListByEventAsync(Some.Tenant, events[1].Id, default));
    }

    [ServerFact]
    public async Task RemoveActivitiesAsync_OldAndNew_RemovesTheTenantsOldestOnes()
    {
        await using var store = await provider.OpenAsync();
        var activities = Enumerable.Range(0, 5).Select(static i => Some.Activity() with { OccurredAt = Some.Time.AddDays(i) }).ToArray();
        await store.Activities.AppendAsync(
            [.. activities.Append(Some.Activity() with { TenantId = "other" }).Select(static activity => new ActivitySubmission(activity))], default);
        Task<int?> RemoveAsync(int limit) => store.Get<IRetentionStore>().RemoveActivitiesAsync(Some.Tenant, Some.Time.AddDays(4), limit, default);

        Assert.Equal(3, await RemoveAsync(limit: 3));
        Assert.Equal(1, await RemoveAsync(limit: 3));
        Assert.Equal(0, await RemoveAsync(limit: 3));

        Assert.Equal(activities[4].Id, Assert.Single((await store.Activities.ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items).Id);
        Assert.Single((await store.Activities.ListAsync(new() { TenantId = "other" }, new(10), default)).Items);
    }

    [ServerFact]
    public async Task RemoveEventsAsync_MoreThanTheLimit_LeavesTheRestForTheNextTime()
    {
        await using var store = await provider.OpenAsync();
        await store.Events.AppendAsync(Some.Submissions(5), default);
        await store.AnalyseAsync();

        Assert.Equal(3, await RemoveAsync(store, days: 1, limit: 3));
        Assert.Equal(2, await RemoveAsync(store, days: 1, limit: 3));
    }

    private static Task<int?> RemoveAsync(TestStore store, double days, int limit = 100) =>
        store.Get<IRetentionStore>().RemoveEventsAsync(Some.Tenant, Some.Time.AddDays(days), limit, default);
}
