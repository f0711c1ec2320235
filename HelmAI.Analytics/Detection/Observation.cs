namespace HelmAI.Analytics.Detection;

/// <summary>Something in an event that a correlation counts.</summary>
/// <param name="RuleId">The correlation's rule.</param>
/// <param name="Group">The values of its grouping fields, joined.</param>
/// <param name="EventId">The event.</param>
/// <param name="Timestamp">When it happened, in UTC.</param>
/// <param name="Value">What the correlation counts or adds up, where it does.</param>
internal sealed record Observation(string RuleId, string Group, Guid EventId, DateTimeOffset Timestamp, string? Value = null);
