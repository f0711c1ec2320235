using HelmAI.Core.Events;

namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>A finding of a backtest.</summary>
/// <param name="EventId">The stored event that completed it.</param>
/// <param name="Timestamp">When the event happened.</param>
/// <param name="Finding">The finding, with why.</param>
public sealed record BacktestSample(Guid EventId, DateTimeOffset Timestamp, Finding Finding);
