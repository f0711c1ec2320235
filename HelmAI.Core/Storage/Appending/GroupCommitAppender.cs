using System.Data.Common;
using System.Threading.Channels;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Signals;
using Microsoft.Data.Sqlite;

namespace HelmAI.Core.Storage.Appending;

/// <summary>
/// Group commit: one loop takes whatever waits and stores it in one transaction. While a commit is under way the next group gathers,
/// so groups grow with the load by themselves, and a lone caller waits for its own commit only.
/// </summary>
internal sealed class GroupCommitAppender : IEventAppender, IAsyncDisposable
{
    private const int MaxGroup = 512;

    // A group of the largest events would take half a gigabyte in both processes.
    private const int MaxGroupBytes = 4 * 1024 * 1024;

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

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<EventSubmission> submissions, CancellationToken cancellationToken)
    {
        var results = await _store.AppendAsync(submissions, cancellationToken);
        SignalStored(results);
        return results;
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
            var bytes = 0;
            while (group.Count < MaxGroup && bytes < MaxGroupBytes && _waiting.Reader.TryRead(out var pending))
            {
                group.Add(pending);
                bytes += pending.Submission.Event.Payload.Length;
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

            SignalStored(results);
        }
        catch (Exception exception) when (group.Count > 1 && BlamesInput(exception))
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

    private void SignalStored(IReadOnlyList<AppendResult> results)
    {
        if (results.Any(static result => result.Outcome == AppendOutcome.Stored))
        {
            _signals.Publish(EventsQueued.Instance);
        }
    }

    // SQLite's codes for constraint, too big and mismatch (https://sqlite.org/rescode.html);
    // SQL's classes 22, data exception, and 23, integrity constraint violation (ISO/IEC 9075-2, 24.1).
    private static bool BlamesInput(Exception exception) => (exception as DatabaseException)?.Cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is 18 or 19 or 20,
        DbException { SqlState: { Length: 5 } state } => state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal),
        _ => false,
    };
}
