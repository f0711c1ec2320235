using HelmAI.Core.Errors;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>Keeps count of what became of a batch, in bounded memory however many items it has.</summary>
/// <param name="wantsIds">Whether to keep ids.</param>
internal sealed class BatchTally(bool wantsIds)
{
    /// <summary>How many rejections are described; all are counted.</summary>
    public const int MaxErrors = 100;

    /// <summary>Of how many items the ids are kept: the first ones.</summary>
    public const int MaxIds = 10_000;

    private readonly List<BatchError> _errors = [];
    private readonly List<Guid?>? _ids = wantsIds ? [] : null;
    private long _accepted;
    private long _duplicates;
    private long _rejected;

    /// <summary>The place of the first item of which nothing is settled yet.</summary>
    public long ResumeAt => _accepted + _duplicates + _rejected;

    /// <summary>How many events were stored.</summary>
    public long Accepted => _accepted;

    /// <summary>Counts a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="results">What became of its events.</param>
    public void Add(BatchChunk<EventSubmission> chunk, IReadOnlyList<AppendResult> results)
    {
        var ids = new Guid?[chunk.Count];
        var errors = new List<BatchError>(chunk.Errors);
        for (var i = 0; i < results.Count; i++)
        {
            var (eventId, outcome) = results[i];
            var index = chunk.Indices[i];
            ids[index - chunk.FirstIndex] = outcome == AppendOutcome.Conflict ? null : eventId;
            _accepted += outcome == AppendOutcome.Stored ? 1 : 0;
            _duplicates += outcome == AppendOutcome.Duplicate ? 1 : 0;
            if (outcome == AppendOutcome.Conflict)
            {
                errors.Add(new BatchError(index, ErrorCodes.Conflict, "The Idempotency-Key was used before with another event in this place.", Field: null));
            }
        }

        _rejected += errors.Count;
        _errors.AddRange(errors.OrderBy(static error => error.Index).Take(MaxErrors - _errors.Count));
        _ids?.AddRange(ids.Take(MaxIds - _ids.Count));
    }

    /// <summary>Describes the outcome.</summary>
    /// <returns>The answer.</returns>
    public BatchResponse ToResponse() => new() { Accepted = _accepted, Duplicates = _duplicates, Rejected = _rejected, Errors = _errors, Ids = _ids };
}
