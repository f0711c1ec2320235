namespace HelmAI.ApiService.Events.Batches;

/// <summary>Items of a batch that follow each other and are stored together.</summary>
/// <typeparam name="TItem">What an item holds.</typeparam>
/// <param name="firstIndex">The place of its first item in the batch.</param>
/// <param name="maxItems">How many items it may have.</param>
internal sealed class BatchChunk<TItem>(long firstIndex, int maxItems)
{
    // Little enough that two chunks are a few megabytes.
    private const int MaxBytes = 1024 * 1024;

    private readonly List<TItem> _items = [];
    private readonly List<long> _indices = [];
    private readonly List<BatchError> _errors = [];
    private int _bytes;

    /// <summary>The place of its first item in the batch.</summary>
    public long FirstIndex => firstIndex;

    /// <summary>How many items it has, the rejected ones included.</summary>
    public int Count => _items.Count + _errors.Count;

    /// <summary>The place in the batch that the next item has.</summary>
    public long NextIndex => firstIndex + Count;

    /// <summary>Whether it is time to store it.</summary>
    public bool IsFull => Count >= maxItems || _bytes >= MaxBytes;

    /// <summary>The items that were read.</summary>
    public IReadOnlyList<TItem> Items => _items;

    /// <summary>The place of each of these in the batch.</summary>
    public IReadOnlyList<long> Indices => _indices;

    /// <summary>The items that could not be read.</summary>
    public IReadOnlyList<BatchError> Errors => _errors;

    /// <summary>Adds an item that was read.</summary>
    /// <param name="item">What it holds.</param>
    /// <param name="bytes">How large it is.</param>
    public void Add(TItem item, int bytes)
    {
        _indices.Add(NextIndex);
        _items.Add(item);
        _bytes += bytes;
    }

    /// <summary>Adds an item that could not be read.</summary>
    /// <param name="error">Why.</param>
    public void Add(BatchError error) => _errors.Add(error);
}
