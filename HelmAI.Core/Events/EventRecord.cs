namespace HelmAI.Core.Events;

/// <summary>A stored event with its assessment, once there is one.</summary>
/// <param name="Event">The event.</param>
/// <param name="Assessment">Its assessment; <see langword="null"/> while it is queued.</param>
public sealed record EventRecord(SecurityEvent Event, Assessment? Assessment)
{
    /// <summary>Where the event is on its way.</summary>
    public EventStatus Status => Assessment?.Status ?? EventStatus.Queued;
}
