namespace HelmAI.ApiService.Events.Batches;

/// <summary>How the events of a batch stand in its body.</summary>
internal enum BatchFormat
{
    /// <summary>A JSON array of events.</summary>
    Array,

    /// <summary>An event a line.</summary>
    Lines,

    /// <summary>A JSON array of CloudEvents (CloudEvents JSON format 1.0.2, section 4).</summary>
    CloudEvents,
}
