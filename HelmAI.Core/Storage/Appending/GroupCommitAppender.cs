using HelmAI.Core.Events;
using HelmAI.Core.Signals;

namespace HelmAI.Core.Storage.Appending;

/// <summary>Appends events in groups, and signals that there is work.</summary>
internal sealed class GroupCommitAppender : IEventAppender, IAsyncDisposable
{
    private readonly IEventStore _store;
    private readonly ISignalBus _signals;
    private readonly GroupCommit<EventSubmission, AppendResult> _commits;

    public GroupCommitAppender(IEventStore store, ISignalBus signals)
    {
        _store = store;
        _signals = signals;
        _commits = new(AppendGroupAsync);
    }

    /// <inheritdoc/>
    public Task<AppendResult> AppendAsync(EventSubmission submission, CancellationToken cancellationToken) =>
        _commits.AddAsync(submission, cancellationToken);

    /// <summary>Lets nobody in any more, and stores what waits.</summary>
    /// <returns>Once the last caller has its answer.</returns>
    public ValueTask DisposeAsync() => _commits.DisposeAsync();

    private async Task<IReadOnlyList<AppendResult>> AppendGroupAsync(IReadOnlyList<EventSubmission> group)
    {
        // A caller who gives up must not undo the others' commit.
        var results = await _store.AppendAsync(group, CancellationToken.None);
        if (results.Any(static result => result.Outcome == AppendOutcome.Stored))
        {
            _signals.Publish(EventsQueued.Instance);
        }

        return results;
    }
}
