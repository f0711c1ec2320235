using HelmAI.Analytics.Processing;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HelmAI.Tests.Analytics.Processing;

/// <summary>What becomes of states that nothing can add to any more.</summary>
public sealed class StateCleanupTests : IDisposable
{
    private static readonly CorrelationKey Key = new(Some.Tenant, "rule", "ann");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RemoveAsync_ExpiredStates_AreRemovedInBatches()
    {
        await using var store = await OpenAsync();
        var now = TimeProvider.System.GetUtcNow();
        var expired = Enumerable.Range(0, 1_500).Select(i => State($"{i}", now.AddHours(-1)));
        await WriteAsync(store, [.. expired, State("live", now.AddHours(1)), State("just now", now.AddMinutes(-1))]);

        Assert.Equal(1_500, await Cleanup(store).RemoveAsync(default));
        Assert.Equal(0, await Cleanup(store).RemoveAsync(default));
    }

    [Fact]
    public async Task RemoveAsync_EventsThatWaitSinceThen_KeepTheStates()
    {
        await using var store = await OpenAsync();
        var now = TimeProvider.System.GetUtcNow();
        await WriteAsync(store, [State("before", now.AddHours(-4)), State("of its time", now.AddHours(-2))]);
        await store.AppendAsync(Some.Event() with { ReceivedAt = now.AddHours(-3) });

        Assert.Equal(1, await Cleanup(store).RemoveAsync(default));

        await store.AnalyseAsync();
        Assert.Equal(1, await Cleanup(store).RemoveAsync(default));
    }

    private static StateCleanup Cleanup(TestStore store) => new(store.Queue, TimeProvider.System, NullLogger<StateCleanup>.Instance);

    private static CorrelationState State(string group, DateTimeOffset expiresAt) => new(Key with { Group = group }, new byte[] { 1 }, expiresAt);

    private static async Task WriteAsync(TestStore store, IReadOnlyList<CorrelationState> states)
    {
        await store.AppendAsync(Some.Event());
        await using var claim = await store.Queue.ClaimAsync(1, default);
        await claim.CompleteAsync([Some.Result(claim.Events[0])], states, default);
    }

    private Task<TestStore> OpenAsync() => TestStore.OpenAsync(services => services.AddSqliteStorage(_ => new SqliteSettings(_folder.File("helm.db"), 4)));
}
