namespace HelmAI.Core.Events;

/// <summary>The answer to one submission.</summary>
/// <param name="EventId">The stored event: the submitted one, or the one that was there before.</param>
/// <param name="Outcome">What became of it.</param>
public readonly record struct AppendResult(Guid EventId, AppendOutcome Outcome);
