namespace HelmAI.Analytics.Detection;

/// <summary>Something in an event that a correlation counts.</summary>
/// <param name="RuleId">The correlation's rule.</param>
/// <param name="Group">The values of its grouping fields, joined.</param>
/// <param name="EventId">The event.</param>
/// <param name="Timestamp">When it happened, in UTC.</param>
/// <param name="Value">What the correlation counts or adds up, where it does.</param>
/// <param name="Part">Which of the rules that the correlation refers to found it, from 0.</param>
internal sealed record Observation(string RuleId, string Group, Guid EventId, DateTimeOffset Timestamp, string? Value = null, int Part = 0)
{
    /// <summary>
    /// What correlations of this correlation count, should this observation complete it. Made ready beforehand, since only
    /// the event has the values that those group by; so the keys of all states that may be touched are known beforehand too.
    /// </summary>
    public IReadOnlyList<Observation> OnCompletion { get; init; } = [];
}
