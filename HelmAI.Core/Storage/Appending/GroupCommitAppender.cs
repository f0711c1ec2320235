using System.Threading.Channels;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Signals;

namespace HelmAI.Core.Storage.Appending;

/// <summary>
/// Group commit: one loop takes whatever waits and stores it in one transaction. While a commit is under way the next group gathers,
/// so groups grow with the load by themselves, and a lone caller waits for its own commit only.
/// </summary>
internal sealed class GroupCommitAppender : IEventAppender, IAsyncDisposable
{
    private const int MaxGroup = 512;

    // Callers beyond this wait before they are let in, so that memory is bounded.
    private readonly Channel<PendingAppend> _waiting = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(2 * MaxGroup) { SingleReader = true });

    private readonly IEventStore _store;
    private readonly ISignalBus _signals;
    private readonly Task _loop;

    public GroupCommitAppender(IEventStore store, ISignalBus signals)
    {
        _store = store;
        _signals = signals;
        _loop = Task.Run(RunAsync);
    }

    /// <inheritdoc/>
    public async Task<AppendResult> AppendAsync(EventSubmission submission, CancellationToken cancellationToken)
    {
        var pending = new PendingAppend(submission);
        try
        {
            await _waiting.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new ObjectDisposedException("The store is shutting down and takes no more events.", exception);
        }

        return await pending.Answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Lets nobody in any more, and stores what waits.</summary>
    /// <returns>Once the last caller has its answer.</returns>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        var group = new List<PendingAppend>(MaxGroup);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var pending))
            {
                group.Add(pending);
            }

            await AppendGroupAsync(group);
            group.Clear();
        }
    }

    private async Task AppendGroupAsync(List<PendingAppend> group)
    {
        try
        {
            // A caller who gives up must not undo the others' commit.
            var results = await _store.AppendAsync(group.ConvertAll(static pending => pending.Submission), CancellationToken.None);
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Answer.SetResult(results[i]);
            }

            if (results.Any(static result => result.Outcome == AppendOutcome.Stored))
            {
                _signals.Publish(EventsQueued.Instance);
            }
        }
        catch (DatabaseException exception) when (group.Count > 1 && InputFaults.Blames(exception))
        {
            // One of them is at fault: stored one by one, it fails alone.
            foreach (var pending in group)
            {
                await AppendGroupAsync([pending]);
            }
        }
        catch (Exception exception)
        {
            // Whatever it was, each caller must hear of it, and the loop must live on.
            group.ForEach(pending => pending.Answer.TrySetException(exception));
        }
    }
}
