namespace HelmAI.ApiService.Events.CloudEvents;

/// <summary>The media types of CloudEvents, which tell a request's content mode (CloudEvents HTTP binding 1.0.2, section 3).</summary>
internal static class CloudEventTypes
{
    /// <summary>One event, attributes and data together: the structured mode.</summary>
    public const string Structured = "application/cloudevents+json";

    /// <summary>An array of such events: the batched mode.</summary>
    public const string Batch = "application/cloudevents-batch+json";
}
