using HelmAI.Core.Events;
using HelmAI.Core.Signals;

namespace HelmAI.Core.Storage.Appending;

/// <summary>Appends events in groups, and signals that there is work.</summary>
internal sealed class GroupCommitAppender : IEventAppender, IAsyncDisposable
{
    // A group of the largest events would take half a gigabyte in both processes.
    private const int MaxGroupBytes = 4 * 1024 * 1024;

    private readonly IEventStore _store;
    private readonly ISignalBus _signals;
    private readonly GroupCommit<EventSubmission, AppendResult> _commits;

    /// <summary>Makes the appender.</summary>
    /// <param name="store">Stores.</param>
    /// <param name="signals">Hear of what was stored.</param>
    /// <param name="commits">How many groups may be on their way at once.</param>
    public GroupCommitAppender(IEventStore store, ISignalBus signals, int commits)
    {
        _store = store;
        _signals = signals;
        _commits = new(AppendGroupAsync, commits) { Size = static submission => submission.Event.Payload.Length, MaxSize = MaxGroupBytes };
    }

    /// <inheritdoc/>
    public Task<AppendResult> AppendAsync(EventSubmission submission, CancellationToken cancellationToken) =>
        _commits.AddAsync(submission, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<EventSubmission> submissions, CancellationToken cancellationToken)
    {
        var results = await _store.AppendAsync(submissions, cancellationToken);
        SignalStored(results);
        return results;
    }

    /// <summary>Lets nobody in any more, and stores what waits.</summary>
    /// <returns>Once the last caller has its answer.</returns>
    public ValueTask DisposeAsync() => _commits.DisposeAsync();

    private async Task<IReadOnlyList<AppendResult>> AppendGroupAsync(IReadOnlyList<EventSubmission> group)
    {
        // A caller who gives up must not undo the others' commit.
        var results = await _store.AppendAsync(group, CancellationToken.None);
        SignalStored(results);
        return results;
    }

    private void SignalStored(IReadOnlyList<AppendResult> results)
    {
        if (results.Any(static result => result.Outcome == AppendOutcome.Stored))
        {
            _signals.Publish(EventsQueued.Instance);
        }
    }
}
