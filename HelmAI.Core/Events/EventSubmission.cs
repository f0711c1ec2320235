namespace HelmAI.Core.Events;

/// <summary>An event to be stored.</summary>
/// <param name="Event">The event.</param>
/// <param name="Deduplication">Its identity to the caller, if it gave one.</param>
public sealed record EventSubmission(SecurityEvent Event, DeduplicationKey? Deduplication = null);
