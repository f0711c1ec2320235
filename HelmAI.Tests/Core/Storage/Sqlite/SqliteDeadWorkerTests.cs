using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Core.Storage.Sqlite;

/// <summary>A process that dies is one that closes its files without giving its claims back.</summary>
public sealed class SqliteDeadWorkerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task ClaimAsync_AfterADeath_RetriesTheBatchOneByOne()
    {
        await AppendAsync(3);
        await DieHoldingAsync(maxEvents: 2);

        await using var store = await OpenAsync();
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

        Assert.Equal([1, 1, 1], sizes);
        Assert.Equal(3, await store.Events.CountAsync(new() { TenantId = Some.Tenant, Status = EventStatus.Processed }, default));
    }

    [Fact]
    public async Task ClaimAsync_SuspectUnderAnalysis_NothingElseIsGivenOut()
    {
        await AppendAsync(2);
        await DieHoldingAsync(maxEvents: 1);
        await using var store = await OpenAsync();

        await using var suspect = await store.Queue.ClaimAsync(10, default);
        await using (var other = await store.Queue.ClaimAsync(10, default))
        {
            Assert.Single(suspect.Events);
            Assert.Empty(other.Events);
        }

        await suspect.CompleteAsync([Some.Result(suspect.Events[0])], [], default);
        await using var next = await store.Queue.ClaimAsync(10, default);
        Assert.Single(next.Events);
    }

    [Fact]
    public async Task ClaimAsync_ThirdDeath_FailsTheEventAndFreesTheRest()
    {
        var deadly = (await AppendAsync(3))[0];
        await DieHoldingAsync(maxEvents: 10);
        await DieHoldingAsync(maxEvents: 10);
        await DieHoldingAsync(maxEvents: 10);

        await using var store = await OpenAsync();
        var givenUp = await store.AnalyseAsync();

        Assert.Equal(deadly, Assert.Single(givenUp).Assessment.EventId);
        var failed = await store.Events.FindAsync(Some.Tenant, deadly, default);
        Assert.Equal(EventStatus.Failed, failed!.Status);
        Assert.Contains("died three times", failed.Assessment!.Error, StringComparison.Ordinal);
        Assert.Equal(2, await store.Events.CountAsync(new() { TenantId = Some.Tenant, Status = EventStatus.Processed }, default));
        Assert.Equal(0, (await store.Queue.GetBacklogAsync(default)).Events);
    }

    [Fact]
    public async Task ClaimAsync_AfterACompletionOrGivingBack_CountsNoDeath()
    {
        await AppendAsync(4);
        await using (var store = await OpenAsync())
        {
            await using var completed = await store.Queue.ClaimAsync(1, default);
            await completed.CompleteAsync([Some.Result(completed.Events[0])], [], default);
            await using var givenBack = await store.Queue.ClaimAsync(2, default);
        }

        await using var reopened = await OpenAsync();
        await using var claim = await reopened.Queue.ClaimAsync(10, default);

        Assert.Equal(3, claim.Events.Count);
    }

    [Fact]
    public async Task ClaimAsync_AnotherProcessAnalyses_IsEmptyUntilThatOneEnds()
    {
        await AppendAsync(2);
        await using var second = await OpenAsync();
        await using (var first = await OpenAsync())
        {
            await using var claim = await first.Queue.ClaimAsync(1, default);
            await using var none = await second.Queue.ClaimAsync(1, default);

            Assert.Single(claim.Events);
            Assert.Empty(none.Events);
        }

        await using var taken = await second.Queue.ClaimAsync(10, default);
        Assert.Equal(2, taken.Events.Count);
    }

    public void Dispose() => _folder.Dispose();

    private Task<TestStore> OpenAsync() => SqliteProvider.OpenAsync(_folder.File("helm.db"));

    private async Task<Guid[]> AppendAsync(int count)
    {
        await using var store = await OpenAsync();
        var submissions = Some.Submissions(count);
        await store.Events.AppendAsync(submissions, default);
        return [.. submissions.Select(submission => submission.Event.Id)];
    }

    private async Task DieHoldingAsync(int maxEvents)
    {
        await using var store = await OpenAsync();
        var claim = await store.Queue.ClaimAsync(maxEvents, default);
        Assert.NotEmpty(claim.Events);
    }
}
