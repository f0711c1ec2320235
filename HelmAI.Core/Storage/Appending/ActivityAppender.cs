using HelmAI.Core.Activity;

namespace HelmAI.Core.Storage.Appending;

/// <summary>Appends activities in groups.</summary>
internal sealed class ActivityAppender : IActivityAppender, IAsyncDisposable
{
    // As for events: a group of the largest activities would take half a gigabyte in both processes.
    private const int MaxGroupBytes = 4 * 1024 * 1024;

    private readonly IActivityStore _store;
    private readonly GroupCommit<ActivitySubmission, bool> _commits;

    /// <summary>Makes the appender.</summary>
    /// <param name="store">Stores.</param>
    /// <param name="commits">How many groups may be on their way at once.</param>
    public ActivityAppender(IActivityStore store, int commits)
    {
        _store = store;
        _commits = new(AppendGroupAsync, commits) { Size = static submission => SizeOf(submission.Activity), MaxSize = MaxGroupBytes };
    }

    /// <inheritdoc/>
    public Task AppendAsync(ActivitySubmission submission, CancellationToken cancellationToken) => _commits.AddAsync(submission, cancellationToken);

    /// <inheritdoc/>
    public Task AppendAsync(IReadOnlyList<ActivitySubmission> submissions, CancellationToken cancellationToken) =>
        _store.AppendAsync(submissions, cancellationToken);

    /// <summary>Lets nobody in any more, and stores what waits.</summary>
    /// <returns>Once the last caller has its answer.</returns>
    public ValueTask DisposeAsync() => _commits.DisposeAsync();

    private static int SizeOf(ActivityRecord activity) => activity.Data.Length + (activity.Prompt?.Length ?? 0);

    private async Task<IReadOnlyList<bool>> AppendGroupAsync(IReadOnlyList<ActivitySubmission> group)
    {
        // A caller who gives up must not undo the others' commit.
        await _store.AppendAsync(group, CancellationToken.None);
        var stored = new bool[group.Count];
        Array.Fill(stored, value: true);
        return stored;
    }
}
