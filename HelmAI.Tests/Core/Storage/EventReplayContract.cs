using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage;

/// <summary>What every provider does with failed events that are to be analysed again.</summary>
public abstract class EventReplayContract(IStorageProvider provider)
{
    [ServerFact]
    public async Task ReplayAsync_FailedEvent_IsAnalysedAgainAndRemembersItsFailure()
    {
        await using var store = await provider.OpenAsync();
        var failed = await FailAsync(store);

        Assert.Equal(ReplayOutcome.Queued, await store.Queue.ReplayAsync(Some.Tenant, failed.Id, default));
        Assert.Equal(EventStatus.Queued, (await store.Events.FindAsync(Some.Tenant, failed.Id, default))!.Status);

        await store.AnalyseAsync(item => Some.Result(item, Some.Alert()));
        Assert.Equal(EventStatus.Processed, (await store.Events.FindAsync(Some.Tenant, failed.Id, default))!.Status);
        Assert.Single(await store.Alerts.ListByEventAsync(Some.Tenant, failed.Id, default));
        var replay = Assert.Single(await store.Events.ListReplaysAsync(Some.Tenant, failed.Id, default));
        Assert.Equal((Some.Time.AddSeconds(1), "broken"), (replay.FailedAt, replay.Error));
        Assert.InRange(replay.RequestedAt, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow());
    }

    [ServerFact]
    public async Task ReplayAsync_ManyAtOnce_OneSucceeds()
    {
        await using var store = await provider.OpenAsync();
        var failed = await FailAsync(store);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.Queue.ReplayAsync(Some.Tenant, failed.Id, default))));

        Assert.Equal(1, outcomes.Count(static outcome => outcome == ReplayOutcome.Queued));
        Assert.Equal(7, outcomes.Count(static outcome => outcome == ReplayOutcome.NotFailed));
        Assert.Equal(1, (await store.Queue.GetBacklogAsync(default)).Events);
        Assert.Single(await store.Events.ListReplaysAsync(Some.Tenant, failed.Id, default));
    }

    [ServerFact]
    public async Task ReplayAsync_EventThatHasNotFailed_IsLeftAsItIs()
    {
        await using var store = await provider.OpenAsync();
        var processed = Some.Event();
        await store.AppendAsync(processed);
        await store.AnalyseAsync();
        var queued = Some.Event();
        await store.AppendAsync(queued);

        Assert.Equal(ReplayOutcome.NotFailed, await store.Queue.ReplayAsync(Some.Tenant, processed.Id, default));
        Assert.Equal(ReplayOutcome.NotFailed, await store.Queue.ReplayAsync(Some.Tenant, queued.Id, default));
        Assert.Equal(1, (await store.Queue.GetBacklogAsync(default)).Events);
        Assert.Empty(await store.Events.ListReplaysAsync(Some.Tenant, processed.Id, default));
    }

    [ServerFact]
    public async Task ReplayAsync_UnknownEventOrThatOfAnotherTenant_IsNotFound()
    {
        await using var store = await provider.OpenAsync();
        var failed = await FailAsync(store);

        Assert.Equal(ReplayOutcome.NotFound, await store.Queue.ReplayAsync(Some.Tenant, Some.Id(), default));
        Assert.Equal(ReplayOutcome.NotFound, await store.Queue.ReplayAsync("other", failed.Id, default));
        Assert.Equal(EventStatus.Failed, (await store.Events.FindAsync(Some.Tenant, failed.Id, default))!.Status);
        Assert.Empty(await store.Events.ListReplaysAsync("other", failed.Id, default));
    }

    private static async Task<SecurityEvent> FailAsync(TestStore store)
    {
        var failed = Some.Event();
        await store.AppendAsync(failed);
        await store.AnalyseAsync(static item => new(Some.Assessment(item) with { Status = EventStatus.Failed, Error = "broken" }, []));
        return failed;
    }
}
