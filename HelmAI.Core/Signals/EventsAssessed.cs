namespace HelmAI.Core.Signals;

/// <summary>The assessments of events are stored.</summary>
/// <param name="EventIds">The events.</param>
public sealed record EventsAssessed(IReadOnlyList<Guid> EventIds) : Signal;
