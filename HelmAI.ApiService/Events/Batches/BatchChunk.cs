using HelmAI.Core.Events;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>Items of a batch that follow each other and are stored together.</summary>
/// <param name="firstIndex">The place of its first item in the batch.</param>
/// <param name="maxItems">How many items it may have.</param>
internal sealed class BatchChunk(long firstIndex, int maxItems = BatchChunk.MaxItems)
{
    /// <summary>How many items a chunk has at most: enough to make a commit cheap an event.</summary>
    public const int MaxItems = 1_000;

    // Little enough that two chunks are a few megabytes.
    private const int MaxBytes = 1024 * 1024;

    private readonly List<EventSubmission> _submissions = [];
    private readonly List<long> _indices = [];
    private readonly List<BatchError> _errors = [];
    private int _bytes;

    /// <summary>The place of its first item in the batch.</summary>
    public long FirstIndex => firstIndex;

    /// <summary>How many items it has, the rejected ones included.</summary>
    public int Count => _submissions.Count + _errors.Count;

    /// <summary>The place in the batch that the next item has.</summary>
    public long NextIndex => firstIndex + Count;

    /// <summary>Whether it is time to store it.</summary>
    public bool IsFull => Count >= maxItems || _bytes >= MaxBytes;

    /// <summary>The events that were read.</summary>
    public IReadOnlyList<EventSubmission> Submissions => _submissions;

    /// <summary>The place of each event in the batch.</summary>
    public IReadOnlyList<long> Indices => _indices;

    /// <summary>The items that could not be read.</summary>
    public IReadOnlyList<BatchError> Errors => _errors;

    /// <summary>Adds an item that was read.</summary>
    /// <param name="submission">What it holds.</param>
    public void Add(EventSubmission submission)
    {
        _indices.Add(NextIndex);
        _submissions.Add(submission);
        _bytes += submission.Event.Payload.Length;
    }

    /// <summary>Adds an item that could not be read.</summary>
    /// <param name="error">Why.</param>
    public void Add(BatchError error) => _errors.Add(error);
}
