using System.Text.Json.Serialization;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>What became of a batch.</summary>
internal sealed record BatchResponse
{
    /// <summary>How many events were stored, durably.</summary>
    public required long Accepted { get; init; }

    /// <summary>How many were stored before and not again.</summary>
    public required long Duplicates { get; init; }

    /// <summary>How many were not stored because something is wrong with them.</summary>
    public required long Rejected { get; init; }

    /// <summary>What is wrong with the first 100 of these.</summary>
    public required IReadOnlyList<BatchError> Errors { get; init; }

    /// <summary>With <c>ids=true</c> the ids of the first 10,000 items in order, null for a rejected one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid?>? Ids { get; init; }
}
