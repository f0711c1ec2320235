using HelmAI.Core.Storage.Analysis;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>The events that this process has claimed and not finished.</summary>
internal sealed class SqliteHeldEvents
{
    private readonly Lock _gate = new();
    private readonly HashSet<long> _sequences = [];
    private bool _holdsSuspect;

    /// <summary>Their places in the queue, now.</summary>
    public IReadOnlyList<long> Sequences
    {
        get
        {
            lock (_gate)
            {
                return [.. _sequences];
            }
        }
    }

    /// <summary>
    /// Chooses a batch. An event whose worker died is a suspect: it comes alone, and while nothing else is under analysis,
    /// so that the next death, should there be one, is its own.
    /// </summary>
    /// <param name="oldest">What waits, oldest first.</param>
    /// <returns>The batch; empty when nothing may be taken now.</returns>
    public IReadOnlyList<QueuedEvent> Choose(IReadOnlyList<QueuedEvent> oldest)
    {
        lock (_gate)
        {
            if (_holdsSuspect || oldest.Count == 0)
            {
                return [];
            }

            if (oldest[0].Attempts > 0)
            {
                return _sequences.Count == 0 ? [oldest[0]] : [];
            }

            return [.. oldest.TakeWhile(static queued => queued.Attempts == 0)];
        }
    }

    /// <summary>Notes a batch as held.</summary>
    /// <param name="batch">A batch that was chosen.</param>
    public void Add(IReadOnlyList<QueuedEvent> batch)
    {
        lock (_gate)
        {
            _sequences.UnionWith(batch.Select(static queued => queued.Sequence));
            _holdsSuspect = batch[0].Attempts > 0;
        }
    }

    /// <summary>Lets a batch go.</summary>
    /// <param name="batch">A batch that was held.</param>
    public void Remove(IReadOnlyList<QueuedEvent> batch)
    {
        lock (_gate)
        {
            _sequences.ExceptWith(batch.Select(static queued => queued.Sequence));
            _holdsSuspect &= batch[0].Attempts == 0;
        }
    }
}
