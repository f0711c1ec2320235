namespace HelmAI.ApiService.Live;

/// <summary>A type of events.</summary>
/// <param name="EventType">Its name.</param>
/// <param name="Count">How many in the window.</param>
internal sealed record LiveEventType(string EventType, long Count);
