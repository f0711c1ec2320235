using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.PostgreSql;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

/// <summary>A worker that dies is one whose session ends in the middle of its claim.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlDeadWorkerTests
{
    [ServerFact]
    public async Task ClaimAsync_AfterADeath_RetriesTheBatchOneByOneAndTheRestTogether()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        await store.Events.AppendAsync(Some.Submissions(5), default);
        await DieHoldingAsync(store, maxEvents: 2);

        var sizes = new List<int>();
        while (true)
        {
            await using var claim = await store.Queue.ClaimAsync(10, default);
            if (claim.Events.Count == 0)
            {
                break;
            }

            sizes.Add(claim.Events.Count);
            await claim.CompleteAsync([.. claim.Events.Select(item => Some.Result(item))], [], default);
        }

        Assert.Equal([1, 1, 3], sizes);
        Assert.Equal(5, await store.Events.CountAsync(new() { TenantId = Some.Tenant, Status = EventStatus.Processed }, default));
    }

    [ServerFact]
    public async Task ClaimAsync_ThirdDeath_FailsTheEventAndFreesTheRest()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        var submissions = Some.Submissions(3);
        await store.Events.AppendAsync(submissions, default);
        for (var death = 0; death < 3; death++)
        {
            await DieHoldingAsync(store, maxEvents: 10);
        }

        await store.AnalyseAsync();

        var failed = await store.Events.FindAsync(Some.Tenant, submissions[0].Event.Id, default);
        Assert.Equal(EventStatus.Failed, failed!.Status);
        Assert.Contains("died three times", failed.Assessment!.Error, StringComparison.Ordinal);
        Assert.Equal(2, await store.Events.CountAsync(new() { TenantId = Some.Tenant, Status = EventStatus.Processed }, default));
        Assert.Equal(0, (await store.Queue.GetBacklogAsync(default)).Events);
    }

    [ServerFact]
    public async Task ClaimAsync_AnotherWorkerLives_CountsNoDeathOfIts()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        await store.Events.AppendAsync(Some.Submissions(4), default);
        await using var alive = await store.Queue.ClaimAsync(2, default);

        await using (var other = await store.Queue.ClaimAsync(1, default))
        {
            await other.CompleteAsync([Some.Result(other.Events[0])], [], default);
        }

        await alive.DisposeAsync();
        await using var rest = await store.Queue.ClaimAsync(10, default);
        Assert.Equal(3, rest.Events.Count);
    }

    [ServerFact]
    public async Task DisposeAsync_SessionLost_RemovesItsNameAllTheSame()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        await store.Events.AppendAsync(Some.Submissions(3), default);
        var claim = await store.Queue.ClaimAsync(10, default);
        await EndSessionsAsync(store);

        await claim.DisposeAsync();

        await using var next = await store.Queue.ClaimAsync(10, default);
        Assert.Equal(3, next.Events.Count);
    }

    [ServerFact]
    public async Task CompleteAsync_FailedStatement_LeavesTheEventsToOthersAsTheyWere()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        await store.Events.AppendAsync(Some.Submissions(2), default);
        await using (var claim = await store.Queue.ClaimAsync(10, default))
        {
            var impossible = Some.Result(claim.Events[0], Some.Alert(), Some.Alert());
            await Assert.ThrowsAsync<DatabaseException>(() => claim.CompleteAsync([impossible], [], default));
        }

        await using var next = await store.Queue.ClaimAsync(10, default);
        Assert.Equal(2, next.Events.Count);
    }

    [ServerFact]
    public async Task CompleteAsync_SilentForTooLong_FailsAndLeavesTheEventsToOthers()
    {
        await using var store = await PostgreSqlProvider.OpenAsync(settings => settings with { ClaimTimeout = TimeSpan.FromSeconds(1) });
        var submission = Some.Submission();
        await store.Events.AppendAsync([submission], default);
        await using var silent = await store.Queue.ClaimAsync(10, default);

        await Eventually.TrueAsync(async () =>
        {
            try
            {
                await using var claim = await store.Queue.ClaimAsync(10, default);
                if (claim.Events.Count == 1)
                {
                    await claim.CompleteAsync([Some.Result(claim.Events[0])], [], default);
                    return true;
                }
            }
            catch (DatabaseException)
            {
                // On a busy machine the one that tries may be silent for too long itself; it tries again.
            }

            return false;
        });

        var late = new AnalysisResult(Some.Assessment(silent.Events[0]) with { RiskScore = 1 }, [Some.Alert()]);
        await Assert.ThrowsAsync<DatabaseException>(() => silent.CompleteAsync([late], [], default));
        Assert.Equal(0, (await store.Events.FindAsync(Some.Tenant, submission.Event.Id, default))!.Assessment!.RiskScore);
        Assert.Empty((await store.Alerts.ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items);
    }

    [ServerFact]
    public async Task ReadStatesAsync_ManyWorkersOnTheSameNewAndForgottenKeys_LoseNoUpdate()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        await store.Events.AppendAsync(Some.Submissions(200), default);
        var keys = Enumerable.Range(0, 10).Select(i => new CorrelationKey(Some.Tenant, "rule-1", $"{i}")).ToArray();

        // Each counts on all keys, in an order of its own; every tenth forgets what it found, and says what it was.
        var forgotten = new int[keys.Length];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var turn = 0; ; turn++)
            {
                await using var claim = await store.Queue.ClaimAsync(1, default);
                if (claim.Events.Count == 0)
                {
                    return;
                }

                var shuffled = keys.ToArray();
                Random.Shared.Shuffle(shuffled);
                var states = await claim.ReadStatesAsync(shuffled, default);
                int CountOf(CorrelationKey key) => states.TryGetValue(key, out var state) ? BitConverter.ToInt32(state.Span) : 0;
                var forget = turn % 10 == worker;
                await claim.CompleteAsync(
                    [Some.Result(claim.Events[0])],
                    [.. shuffled.Select(key => new CorrelationState(key, forget ? default : BitConverter.GetBytes(CountOf(key) + 1), Some.Time))],
                    default);
                if (forget)
                {
                    for (var i = 0; i < keys.Length; i++)
                    {
                        Interlocked.Add(ref forgotten[i], CountOf(keys[i]) + 1);
                    }
                }
            }
        })));

        await store.AppendAsync(Some.Event());
        await using var last = await store.Queue.ClaimAsync(1, default);
        var remembered = await last.ReadStatesAsync(keys, default);
        Assert.All(
            Enumerable.Range(0, keys.Length),
            i => Assert.Equal(200, forgotten[i] + (remembered.TryGetValue(keys[i], out var state) ? BitConverter.ToInt32(state.Span) : 0)));
    }

    // Another process's claim: this one's would know of the death itself.
    private static async Task DieHoldingAsync(TestStore store, int maxEvents)
    {
        await using var worker = await store.OpenAnotherAsync();
        var claim = await worker.Queue.ClaimAsync(maxEvents, default);
        Assert.NotEmpty(claim.Events);
        await EndSessionsAsync(store);
    }

    private static Task<List<long>> EndSessionsAsync(TestStore store) => store.Get<PostgreSqlDatabase>().QueryAsync(
        new StorageOperation("test", "claims"),
        () => [new PostgreSqlStatement(
            """
            SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'
            """)],
        row => row.Integer(0),
        default);
}
