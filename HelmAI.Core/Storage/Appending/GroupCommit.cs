using System.Threading.Channels;

namespace HelmAI.Core.Storage.Appending;

/// <summary>
/// A loop takes whatever waits and stores it in one transaction. While commits are under way the next group gathers,
/// so groups grow with the load by themselves, and a lone caller waits for its own commit only.
/// </summary>
/// <typeparam name="TItem">What is stored.</typeparam>
/// <typeparam name="TResult">What a caller hears of it.</typeparam>
internal sealed class GroupCommit<TItem, TResult> : IAsyncDisposable
{
    private const int MaxGroup = 512;

    // Callers beyond this wait before they are let in, so that memory is bounded.
    private readonly Channel<Pending> _waiting = Channel.CreateBounded<Pending>(new BoundedChannelOptions(2 * MaxGroup));

    private readonly Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> _commit;
    private readonly Task _loops;

    /// <summary>Starts the loops.</summary>
    /// <param name="commit">Stores a group in one transaction, and gives one result for each of its items in their order.</param>
    /// <param name="commits">How many groups may be on their way at once, 1 or more: then they are stored in no certain order.</param>
    public GroupCommit(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> commit, int commits = 1)
    {
        _commit = commit;
        _loops = Task.WhenAll(Enumerable.Range(0, commits).Select(_ => Task.Run(RunAsync)));
    }

    /// <summary>How large an item is, in the unit of <see cref="MaxSize"/>; nothing by default.</summary>
    public Func<TItem, int> Size { get; init; } = static _ => 0;

    /// <summary>How large a group may become before it takes no more; the item that exceeds it is its last.</summary>
    public int MaxSize { get; init; } = int.MaxValue;

    /// <summary>Stores an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Gives up waiting; the item may be stored all the same.</param>
    /// <returns>The item's result.</returns>
    /// <exception cref="ObjectDisposedException">The program is stopping.</exception>
    public async Task<TResult> AddAsync(TItem item, CancellationToken cancellationToken)
    {
        var pending = new Pending(item);
        try
        {
            await _waiting.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new ObjectDisposedException("The store is shutting down and takes no more.", exception);
        }

        return await pending.Answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Lets nobody in any more, and stores what waits.</summary>
    /// <returns>Once the last caller has its answer.</returns>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loops;
    }

    private async Task RunAsync()
    {
        var group = new List<Pending>(MaxGroup);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var size = 0L;
            while (group.Count < MaxGroup && size < MaxSize && _waiting.Reader.TryRead(out var pending))
            {
                group.Add(pending);
                size += Size(pending.Item);
            }

            await CommitAsync(group);
            group.Clear();
        }
    }

    private async Task CommitAsync(List<Pending> group)
    {
        try
        {
            var results = await _commit(group.ConvertAll(static pending => pending.Item));
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Answer.SetResult(results[i]);
            }
        }
        catch (Exception exception) when (group.Count > 1 && InputFaults.Blames(exception))
        {
            // One of them is at fault: stored one by one, it fails alone.
            foreach (var pending in group)
            {
                await CommitAsync([pending]);
            }
        }
        catch (Exception exception)
        {
            // Whatever it was, each caller must hear of it, and the loop must live on.
            group.ForEach(pending => pending.Answer.TrySetException(exception));
        }
    }

    private sealed record Pending(TItem Item)
    {
        // Callers go on elsewhere, so that none of them holds up the next group.
        public TaskCompletionSource<TResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
