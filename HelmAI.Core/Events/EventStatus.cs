namespace HelmAI.Core.Events;

/// <summary>Where an event is on its way. On the wire: <c>queued</c>, <c>processed</c>, <c>failed</c>.</summary>
public enum EventStatus
{
    /// <summary>Stored, waiting for its analysis.</summary>
    Queued,

    /// <summary>Analysed; its assessment is stored.</summary>
    Processed,

    /// <summary>Could not be analysed; the assessment says why.</summary>
    Failed,
}
