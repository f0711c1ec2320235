using HelmAI.Core.Events;

namespace HelmAI.Core.Alerts;

/// <summary>
/// An alert as one event raises it. Where the tenant already has an alert of the same <see cref="Fingerprint"/> and
/// <see cref="WindowStart"/>, the event is counted on that one and nothing else of this is kept.
/// </summary>
public sealed record RaisedAlert
{
    /// <summary>The identity it gets if it is new: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 over rule, title, severity and entity: what makes two findings the same alert.</summary>
    public required ReadOnlyMemory<byte> Fingerprint { get; init; }

    /// <summary>The start of the window of event time in which equal findings are one alert, in UTC.</summary>
    public required DateTimeOffset WindowStart { get; init; }

    /// <summary>The rule that fired.</summary>
    public required string RuleId { get; init; }

    /// <summary>What was found, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>How grave it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Whom it is about.</summary>
    public required EntityReference Entity { get; init; }

    /// <summary>The risk score of the event that raised it, from 0.0 to 1.0.</summary>
    public required double RiskScore { get; init; }

    /// <summary>Tags in Sigma's notation.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The fields and values that made the rule fire.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What to do about it, most urgent first.</summary>
    public IReadOnlyList<string> RecommendedActions { get; init; } = [];

    /// <summary>When it was raised, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
