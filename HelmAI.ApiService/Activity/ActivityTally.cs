using HelmAI.ApiService.Events.Batches;
using HelmAI.Core.Activity;

namespace HelmAI.ApiService.Activity;

/// <summary>Keeps count of what became of a batch of activities, in bounded memory however many it has.</summary>
internal sealed class ActivityTally
{
    private readonly List<BatchError> _errors = [];
    private long _accepted;
    private long _rejected;

    /// <summary>The place of the first item of which nothing is settled yet.</summary>
    public long ResumeAt => _accepted + _rejected;

    /// <summary>Counts a chunk that was stored.</summary>
    /// <param name="chunk">The chunk.</param>
    public void Add(BatchChunk<ActivitySubmission> chunk)
    {
        _accepted += chunk.Items.Count;
        _rejected += chunk.Errors.Count;
        _errors.AddRange(chunk.Errors.Take(BatchTally.MaxErrors - _errors.Count));
    }

    /// <summary>Describes the outcome.</summary>
    /// <returns>The answer.</returns>
    public ActivityBatchResponse ToResponse() => new() { Accepted = _accepted, Rejected = _rejected, Errors = _errors };

    /// <summary>Describes how far it came, where it did not come to its end.</summary>
    /// <returns>The members of <see cref="ActivityBatchResponse"/>, and the place of the first item of which nothing is settled.</returns>
    public Dictionary<string, object?> ToMembers() => new(StringComparer.Ordinal)
    {
        ["accepted"] = _accepted,
        ["rejected"] = _rejected,
        ["errors"] = _errors,
        ["resume_at"] = ResumeAt,
    };
}
