using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Analysis;

/// <summary>An event with its place in the queue.</summary>
/// <param name="Sequence">The place: the order of arrival.</param>
/// <param name="Attempts">How many workers died while they held it.</param>
/// <param name="Event">The event.</param>
internal sealed record QueuedEvent(long Sequence, int Attempts, SecurityEvent Event);
