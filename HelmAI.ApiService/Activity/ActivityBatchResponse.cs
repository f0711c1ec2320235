using HelmAI.ApiService.Events.Batches;

namespace HelmAI.ApiService.Activity;

/// <summary>What became of a batch of activities.</summary>
internal sealed record ActivityBatchResponse
{
    /// <summary>How many activities were stored, durably.</summary>
    public required long Accepted { get; init; }

    /// <summary>How many were not stored because something is wrong with them.</summary>
    public required long Rejected { get; init; }

    /// <summary>What is wrong with the first 100 of these.</summary>
    public required IReadOnlyList<BatchError> Errors { get; init; }
}
