using System.Text;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage;

/// <summary>What every provider's <see cref="IEventQueue"/> and its claims do.</summary>
public abstract class EventQueueContract(IStorageProvider provider)
{
    private static readonly CorrelationKey Key = new(Some.Tenant, "rule-1", "ann");

    [ServerFact]
    public async Task ClaimAsync_NothingWaits_IsEmpty()
    {
        await using var store = await provider.OpenAsync();

        await using var claim = await store.Queue.ClaimAsync(10, default);

        Assert.Empty(claim.Events);
    }

    [ServerFact]
    public async Task ClaimAsync_TwoClaims_ShareNothingOldestFirst()
    {
        await using var store = await provider.OpenAsync();
        var events = Enumerable.Range(0, 5).Select(i => Some.Event() with { Timestamp = Some.Time.AddMinutes(-i), UserId = "ann" }).ToArray();
        await store.AppendAsync(events);

        await using var first = await store.Queue.ClaimAsync(3, default);
        await using var second = await store.Queue.ClaimAsync(3, default);
        await using var third = await store.Queue.ClaimAsync(3, default);

        Assert.Equal(events.Take(3).Select(item => item.Id), first.Events.Select(item => item.Id));
        Assert.Equal(events.Skip(3).Select(item => item.Id), second.Events.Select(item => item.Id));
        Assert.Empty(third.Events);
        Assert.Equal(events[0], first.Events[0] with { Payload = events[0].Payload });
        Assert.Equal(events[0].Payload.ToArray(), first.Events[0].Payload.ToArray());
    }

    [ServerFact]
    public async Task ClaimAsync_EventsWithAndWithoutATrace_KnowIt()
    {
        const string Place = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        await using var store = await provider.OpenAsync();
        await store.AppendAsync(Some.Event(), Some.Event() with { TraceParent = Place }, Some.Event());
        await store.AppendAsync(Some.Event());

        await using var claim = await store.Queue.ClaimAsync(10, default);

        Assert.Equal([null, Place, null, null], claim.Events.Select(static item => item.TraceParent));
    }

    [ServerFact]
    public async Task ClaimAsync_LessThanOne_Throws()
    {
        await using var store = await provider.OpenAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.Queue.ClaimAsync(0, default));
    }

    [ServerFact]
    public async Task ClaimAsync_LargeEvents_AreBoundedByTheirBytes()
    {
        await using var store = await provider.OpenAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 20).Select(_ => Some.Event() with { Payload = new byte[1024 * 1024] })]);

        await using (var first = await store.Queue.ClaimAsync(100, default))
        {
            Assert.Equal(16, first.Events.Count);
            await first.CompleteAsync([.. first.Events.Select(item => Some.Result(item))], [], default);
        }

        await using var rest = await store.Queue.ClaimAsync(100, default);
        Assert.Equal(4, rest.Events.Count);
    }

    [ServerFact]
    public async Task ClaimAsync_OneEventBeyondTheBytes_ComesAlone()
    {
        await using var store = await provider.OpenAsync();
        await store.AppendAsync(Some.Event() with { Payload = new byte[20 * 1024 * 1024] }, Some.Event());

        await using var claim = await store.Queue.ClaimAsync(100, default);

        Assert.Single(claim.Events);
    }

    [ServerFact]
    public async Task CompleteAsync_ResultThatTheDatabaseRefuses_FailsThatEventAlone()
    {
        await using var store = await provider.OpenAsync();
        await store.AppendAsync(Some.Event(), Some.Event(), Some.Event());
        await using var claim = await store.Queue.ClaimAsync(10, default);
        var events = claim.Events;

        // Two links of one alert and one event; a number that JSON lacks.
        var twice = Some.Result(events[0], Some.Alert("twice"), Some.Alert("twice"));
        var noNumber = new AnalysisResult(Some.Assessment(events[1]) with { Findings = [Some.Finding() with { Contribution = double.NaN }] }, []);
        var written = await claim.CompleteAsync([twice, noNumber, Some.Result(events[2], Some.Alert("fine"))], [State("kept")], default);

        Assert.Equal([EventStatus.Failed, EventStatus.Failed, EventStatus.Processed], written.Select(result => result.Assessment.Status));
        foreach (var (securityEvent, result) in events.Zip(written))
        {
            var record = await store.Events.FindAsync(Some.Tenant, securityEvent.Id, default);
            Assert.Equal((result.Assessment.Status, result.Assessment.Error), (record!.Status, record.Assessment!.Error));
        }

        Assert.StartsWith("The result could not be stored: ", written[0].Assessment.Error, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single((await store.Alerts.ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items).EventCount);
        Assert.Equal(0, (await store.Queue.GetBacklogAsync(default)).Events);
        Assert.Equal("kept", Encoding.UTF8.GetString((await ReadStatesAsync(store))[Key].Span));
    }

    [ServerFact]
    public async Task ClaimAsync_ManyWorkers_AnalyseEachEventOnce()
    {
        await using var store = await provider.OpenAsync();
        await store.Events.AppendAsync(Some.Submissions(300), default);
        var analysed = new System.Collections.Concurrent.ConcurrentBag<Guid>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                await using var claim = await store.Queue.ClaimAsync(7, default);
                if (claim.Events.Count == 0)
                {
                    return;
                }

                await claim.CompleteAsync([.. claim.Events.Select(item => Some.Result(item))], [], default);
                claim.Events.ToList().ForEach(item => analysed.Add(item.Id));
            }
        })));

        Assert.Equal(300, analysed.Count);
        Assert.Equal(300, analysed.Distinct().Count());
        Assert.Equal(new Backlog(0, null), await store.Queue.GetBacklogAsync(default));
    }

    [ServerFact]
    public async Task DisposeAsync_NotCompleted_GivesTheEventsBackTogether()
    {
        await using var store = await provider.OpenAsync();
        await store.AppendAsync(Some.Event(), Some.Event());
        for (var i = 0; i < 5; i++)
        {
            await using var abandoned = await store.Queue.ClaimAsync(10, default);
            Assert.Equal(2, abandoned.Events.Count);
        }

        await using var claim = await store.Queue.ClaimAsync(10, default);

        Assert.Equal(2, claim.Events.Count);
    }

    [ServerFact]
    public async Task CompleteAsync_Claim_MakesItsEventsProcessed()
    {
        await using var store = await provider.OpenAsync();
        var submitted = Some.Event();
        await store.AppendAsync(submitted);

        await store.AnalyseAsync();

        Assert.Equal(EventStatus.Processed, (await store.Events.FindAsync(Some.Tenant, submitted.Id, default))!.Status);
        Assert.Equal(0, (await store.Queue.GetBacklogAsync(default)).Events);
        await using var claim = await store.Queue.ClaimAsync(10, default);
        Assert.Empty(claim.Events);
    }

    [ServerFact]
    public async Task CompleteAsync_ResultOfAnEventThatIsDone_LeavesItAsItIs()
    {
        await using var store = await provider.OpenAsync();
        var done = Some.Event();
        await store.AppendAsync(done);
        await store.AnalyseAsync();
        await store.AppendAsync(Some.Event());

        await using var claim = await store.Queue.ClaimAsync(10, default);
        var again = new AnalysisResult(Some.Assessment(done) with { RiskScore = 1 }, [Some.Alert()]);
        await claim.CompleteAsync([again, Some.Result(claim.Events[0])], [], default);

        Assert.Equal(0, (await store.Events.FindAsync(Some.Tenant, done.Id, default))!.Assessment!.RiskScore);
        Assert.Empty(await store.Alerts.ListByEventAsync(Some.Tenant, done.Id, default));
    }

    [ServerFact]
    public async Task CompleteAsync_Twice_Throws()
    {
        await using var store = await provider.OpenAsync();
        await store.AppendAsync(Some.Event());
        await using var claim = await store.Queue.ClaimAsync(10, default);
        await claim.CompleteAsync([Some.Result(claim.Events[0])], [], default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => claim.CompleteAsync([], [], default));
    }

    [ServerFact]
    public async Task CompleteAsync_ResultMissing_LeavesThatEventQueued()
    {
        await using var store = await provider.OpenAsync();
        await store.AppendAsync(Some.Event(), Some.Event());
        Guid forgotten;
        await using (var claim = await store.Queue.ClaimAsync(10, default))
        {
            forgotten = claim.Events[1].Id;
            await claim.CompleteAsync([Some.Result(claim.Events[0])], [], default);
        }

        await using var next = await store.Queue.ClaimAsync(10, default);

        Assert.Equal([forgotten], next.Events.Select(item => item.Id));
    }

    [ServerFact]
    public async Task CompleteAsync_Cancelled_WritesNothing()
    {
        await using var store = await provider.OpenAsync();
        await store.AppendAsync(Some.Event());
        await using (var claim = await store.Queue.ClaimAsync(10, default))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => claim.CompleteAsync(
                [Some.Result(claim.Events[0], Some.Alert())], [State("new")], new CancellationToken(canceled: true)));
        }

        Assert.Equal(1, (await store.Queue.GetBacklogAsync(default)).Events);
        Assert.Empty((await store.Alerts.ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items);
        Assert.Empty(await ReadStatesAsync(store));
    }

    [ServerFact]
    public async Task CompleteAsync_States_AreReadByTheNextClaim()
    {
        await using var store = await provider.OpenAsync();
        Assert.Empty(await ReadStatesAsync(store));

        await WriteStateAsync(store, State("one"));
        Assert.Equal("one", Encoding.UTF8.GetString((await ReadStatesAsync(store))[Key].Span));

        await WriteStateAsync(store, State("two"));
        Assert.Equal("two", Encoding.UTF8.GetString((await ReadStatesAsync(store))[Key].Span));

        await WriteStateAsync(store, State(string.Empty));
        Assert.Empty(await ReadStatesAsync(store));
    }

    [ServerFact]
    public async Task ReadStatesAsync_KeysOfOthers_AreNotMixedUp()
    {
        await using var store = await provider.OpenAsync();
        await WriteStateAsync(store, State("mine"));

        var states = await ReadStatesAsync(
            store, Key with { TenantId = "other" }, Key with { RuleId = "rule-2" }, Key with { Group = "bob" });

        Assert.Empty(states);
    }

    [ServerFact]
    public async Task ReadStatesAsync_HeldByAnotherClaim_WaitsForItsEnd()
    {
        await using var store = await provider.OpenAsync();
        await store.AppendAsync(Some.Event(), Some.Event());
        await using var first = await store.Queue.ClaimAsync(1, default);
        await using var second = await store.Queue.ClaimAsync(1, default);
        var others = Enumerable.Range(0, 20).Select(i => Key with { Group = $"{i}" }).ToArray();
        await first.ReadStatesAsync([.. others, Key], default);

        var waiting = second.ReadStatesAsync([Key, .. others.Reverse()], default);
        Assert.False(waiting.IsCompleted);
        await first.CompleteAsync([Some.Result(first.Events[0])], [State("first")], default);

        var states = await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("first", Encoding.UTF8.GetString(states[Key].Span));
    }

    [ServerFact]
    public async Task RemoveExpiredStatesAsync_Some_RemovesThoseThatExpiredBefore()
    {
        await using var store = await provider.OpenAsync();
        var keys = Enumerable.Range(0, 5).Select(i => Key with { Group = $"{i}" }).ToArray();
        foreach (var (key, i) in keys.Select(static (key, i) => (key, i)))
        {
            await WriteStateAsync(store, State("state") with { Key = key, ExpiresAt = Some.Time.AddMinutes(i) });
        }

        Assert.Equal(2, await store.Queue.RemoveExpiredStatesAsync(Some.Time.AddMinutes(3), 2, default));
        Assert.Equal(1, await store.Queue.RemoveExpiredStatesAsync(Some.Time.AddMinutes(3), 2, default));
        Assert.Equal(0, await store.Queue.RemoveExpiredStatesAsync(Some.Time.AddMinutes(3), 2, default));

        Assert.Equal(keys[3..], (await ReadStatesAsync(store, keys)).Keys.OrderBy(static key => key.Group, StringComparer.Ordinal));
    }

    [ServerFact]
    public async Task RemoveExpiredStatesAsync_StateOfAClaim_StaysAndIsWritten()
    {
        await using var store = await provider.OpenAsync();
        await WriteStateAsync(store, State("old"));
        await store.AppendAsync(Some.Event());
        await using (var claim = await store.Queue.ClaimAsync(10, default))
        {
            await claim.ReadStatesAsync([Key], default);
            await store.Queue.RemoveExpiredStatesAsync(DateTimeOffset.MaxValue, 10, default).WaitAsync(TimeSpan.FromSeconds(30));
            await claim.CompleteAsync([.. claim.Events.Select(item => Some.Result(item))], [State("new")], default);
        }

        Assert.Equal("new", Encoding.UTF8.GetString((await ReadStatesAsync(store))[Key].Span));
    }

    [ServerFact]
    public async Task RemoveExpiredStatesAsync_LessThanOne_Throws()
    {
        await using var store = await provider.OpenAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.Queue.RemoveExpiredStatesAsync(Some.Time, 0, default));
    }

    [ServerFact]
    public async Task GetBacklogAsync_SomeWait_CountsClaimedOnesToo()
    {
        await using var store = await provider.OpenAsync();
        await store.AppendAsync(
            Some.Event() with { ReceivedAt = Some.Time.AddMinutes(1) }, Some.Event() with { ReceivedAt = Some.Time.AddMinutes(2) });
        await using var claim = await store.Queue.ClaimAsync(1, default);

        Assert.Equal(new Backlog(2, Some.Time.AddMinutes(1)), await store.Queue.GetBacklogAsync(default));
    }

    private static CorrelationState State(string state) => new(Key, Encoding.UTF8.GetBytes(state), Some.Time.AddHours(1));

    private static async Task WriteStateAsync(TestStore store, CorrelationState state)
    {
        await store.AppendAsync(Some.Event());
        await using var claim = await store.Queue.ClaimAsync(10, default);
        await claim.CompleteAsync([.. claim.Events.Select(item => Some.Result(item))], [state], default);
    }

    private static async Task<IReadOnlyDictionary<CorrelationKey, ReadOnlyMemory<byte>>> ReadStatesAsync(TestStore store, params CorrelationKey[] keys)
    {
        await store.AppendAsync(Some.Event());
        await using var claim = await store.Queue.ClaimAsync(10, default);
        return await claim.ReadStatesAsync(keys.Length == 0 ? [Key] : keys, default);
    }
}
