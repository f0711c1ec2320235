namespace HelmAI.ApiService.Streaming;

/// <summary>What a message of the stream is about.</summary>
internal enum StreamKind
{
    /// <summary>An alert was raised.</summary>
    Alert,

    /// <summary>More events were counted on an alert that was raised before, or somebody worked on it.</summary>
    AlertUpdate,

    /// <summary>An event was analysed.</summary>
    Event,

    /// <summary>The figures of the last minutes.</summary>
    Metrics,

    /// <summary>A sign of life, for every reader.</summary>
    Heartbeat,

    /// <summary>Messages may be missing, for every reader of alerts or events.</summary>
    Gap,
}
