namespace HelmAI.Core.Live;

/// <summary>What is counted live. The numbers stand in Redis, where another version may read them: they never change.</summary>
public enum LiveMetric
{
    /// <summary>Events whose result was stored.</summary>
    Events = 0,

    /// <summary>Those of them whose analysis failed.</summary>
    FailedEvents = 1,

    /// <summary>Events by the name of the severity that their sender gave.</summary>
    EventSeverity = 2,

    /// <summary>Events by type.</summary>
    EventType = 3,

    /// <summary>Alerts raised or added to, once for each event.</summary>
    Alerts = 4,

    /// <summary>The same by the name of their severity.</summary>
    AlertSeverity = 5,

    /// <summary>The same by rule.</summary>
    AlertRule = 6,

    /// <summary>Activities of all kinds.</summary>
    Activities = 7,

    /// <summary>Uses of features.</summary>
    Features = 8,

    /// <summary>Uses by feature.</summary>
    Feature = 9,

    /// <summary>Interactions with an AI.</summary>
    Interactions = 10,

    /// <summary>The same by type.</summary>
    InteractionType = 11,

    /// <summary>Interactions that say how long the answer took.</summary>
    TimedInteractions = 12,

    /// <summary>The sum of those times, in microseconds.</summary>
    InteractionMicroseconds = 13,

    /// <summary>Events by how long detection and scoring took, as a bin of <see cref="LogBins"/>.</summary>
    ProcessingTime = 14,

    /// <summary>Events by how long they took from receipt to result, as a bin of <see cref="LogBins"/>.</summary>
    TimeToResult = 15,
}
