using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Appending;

/// <summary>A caller who waits for the commit.</summary>
/// <param name="Submission">What it wants stored.</param>
internal sealed record PendingAppend(EventSubmission Submission)
{
    /// <summary>Its answer. Callers go on elsewhere, so that none of them holds up the next group.</summary>
    public TaskCompletionSource<AppendResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
