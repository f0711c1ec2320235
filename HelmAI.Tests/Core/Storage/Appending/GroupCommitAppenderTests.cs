using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Sqlite;
using HelmAI.Tests.Core.Storage.Sqlite;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Core.Storage.Appending;

public sealed class GroupCommitAppenderTests
{
    [Fact]
    public async Task AppendAsync_LoneCaller_IsStoredAndSignalled()
    {
        await using var store = await SqliteProvider.OpenAsync();
        var signals = 0;
        using var listening = store.Get<ISignalBus>().Subscribe<EventsQueued>(_ => Interlocked.Increment(ref signals));
        var submission = Some.Submission("key");

        var result = await store.Appender.AppendAsync(submission, default);
        var again = await store.Appender.AppendAsync(Some.Submission("key"), default);

        Assert.Equal(new(submission.Event.Id, AppendOutcome.Stored), result);
        Assert.Equal(new(submission.Event.Id, AppendOutcome.Duplicate), again);
        Assert.NotNull(await store.Events.FindAsync(Some.Tenant, submission.Event.Id, default));
        Assert.Equal(1, signals);
    }

    [Fact]
    public async Task AppendAsync_CallersMeetACommit_ShareTheNext()
    {
        await using var store = await SqliteProvider.OpenAsync();
        using var appends = new Appends(store);
        var submissions = Some.Submissions(200);

        Task<AppendResult>[] waiting;
        await using (await HoldWriterAsync(store))
        {
            waiting = [.. submissions.Select(submission => store.Appender.AppendAsync(submission, default))];
            Assert.DoesNotContain(waiting, task => task.IsCompleted);
        }

        var results = await Task.WhenAll(waiting);

        Assert.Equal(submissions.Select(submission => submission.Event.Id), results.Select(result => result.EventId));
        Assert.Equal(200, await store.Events.CountAsync(new() { TenantId = Some.Tenant }, default));
        Assert.InRange(appends.Count, 1, 20);
    }

    [Fact]
    public async Task AppendAsync_LargeEventsMeetACommit_AreSharedOutByBytes()
    {
        await using var store = await SqliteProvider.OpenAsync();
        using var appends = new Appends(store);
        var payload = $$"""{"text":"{{new string('x', 1024 * 1024)}}"}""";

        Task<AppendResult>[] waiting;
        await using (await HoldWriterAsync(store))
        {
            waiting = [.. Enumerable.Range(0, 20).Select(_ => store.Appender.AppendAsync(Some.Submission(Some.Event(payload)), default))];
        }

        await Task.WhenAll(waiting);

        Assert.InRange(appends.Count, 5, 20);
    }

    [Fact]
    public async Task AppendAsync_Batch_IsOneCommitAndOneSignal()
    {
        await using var store = await SqliteProvider.OpenAsync();
        using var appends = new Appends(store);
        var signals = 0;
        using var listening = store.Get<ISignalBus>().Subscribe<EventsQueued>(_ => Interlocked.Increment(ref signals));
        EventSubmission[] batch = [.. Some.Submissions(50), Some.Submission("key"), Some.Submission("key")];

        var results = await store.Appender.AppendAsync(batch, default);

        Assert.Equal(51, results.Count(result => result.Outcome == AppendOutcome.Stored));
        Assert.Equal(AppendOutcome.Duplicate, results[51].Outcome);
        Assert.Equal((1, 1), (appends.Count, signals));
    }

    [Fact]
    public async Task AppendAsync_OneOfAGroupIsImpossible_FailsAlone()
    {
        await using var store = await SqliteProvider.OpenAsync();
        var stored = Some.Submission();
        await store.Appender.AppendAsync(stored, default);
        EventSubmission[] group = [Some.Submission(), Some.Submission(), stored, Some.Submission()];

        Task<AppendResult>[] waiting;
        await using (await HoldWriterAsync(store))
        {
            waiting = [.. group.Select(submission => store.Appender.AppendAsync(submission, default))];
        }

        await Assert.ThrowsAsync<DatabaseException>(() => waiting[2]);
        Assert.All(await Task.WhenAll(waiting[0], waiting[1], waiting[3]), result => Assert.Equal(AppendOutcome.Stored, result.Outcome));
    }

    [Fact]
    public async Task AppendAsync_DatabaseFails_EveryCallerHearsOfItAndTheNextIsServed()
    {
        await using var store = await SqliteProvider.OpenAsync();
        var path = store.Get<SqliteDatabase>().File.FullPath;
        Execute(path, "ALTER TABLE event_queue RENAME TO event_queue_gone");

        var waiting = Some.Submissions(20).Select(submission => store.Appender.AppendAsync(submission, default)).ToArray();

        foreach (var task in waiting)
        {
            var exception = await Assert.ThrowsAsync<DatabaseException>(() => task);
            Assert.Equal("append", exception.Context["operation"]);
        }

        Execute(path, "ALTER TABLE event_queue_gone RENAME TO event_queue");
        Assert.Equal(AppendOutcome.Stored, (await store.Appender.AppendAsync(Some.Submission(), default)).Outcome);
        Assert.Equal(1, await store.Events.CountAsync(new() { TenantId = Some.Tenant }, default));
    }

    [Fact]
    public async Task AppendAsync_CallerGivesUp_OthersAreServed()
    {
        await using var store = await SqliteProvider.OpenAsync();
        using var cancellation = new CancellationTokenSource();
        Task<AppendResult> patient;
        await using (await HoldWriterAsync(store))
        {
            var impatient = store.Appender.AppendAsync(Some.Submission(), cancellation.Token);
            patient = store.Appender.AppendAsync(Some.Submission(), default);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        }

        Assert.Equal(AppendOutcome.Stored, (await patient).Outcome);
    }

    [Fact]
    public async Task DisposeAsync_CallersWait_StoresTheirEventsFirst()
    {
        using var folder = new TemporaryFolder();
        var store = await SqliteProvider.OpenAsync(folder.File("helm.db"));
        var waiting = Some.Submissions(50).Select(submission => store.Appender.AppendAsync(submission, default)).ToArray();
        var appender = store.Appender;

        await store.DisposeAsync();

        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(AppendOutcome.Stored, result.Outcome));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => appender.AppendAsync(Some.Submission(), default));
    }

    /// <summary>Holds the turn to write, so that callers gather behind it.</summary>
    private static async Task<IAsyncDisposable> HoldWriterAsync(TestStore store)
    {
        var held = new Hold();
        var inside = new TaskCompletionSource();
        held.Writing = Task.Run(() => store.Get<SqliteDatabase>().WriteAsync(
            new("hold", "events"),
            _ =>
            {
                inside.SetResult();
                held.Release.WaitOne();
                return true;
            },
            default));
        await inside.Task;
        return held;
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteFile(path).OpenWriter();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class Hold : IAsyncDisposable
    {
        public ManualResetEvent Release { get; } = new(initialState: false);

        public Task Writing { get; set; } = Task.CompletedTask;

        public async ValueTask DisposeAsync()
        {
            Release.Set();
            await Writing;
            Release.Dispose();
        }
    }
}
