namespace HelmAI.Core.Events;

/// <summary>One rule that fired on one event, and why.</summary>
public sealed record Finding
{
    /// <summary>The rule's stable identifier.</summary>
    public required string RuleId { get; init; }

    /// <summary>What was found, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>How grave it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How sure the rule is, from 0.0 to 1.0.</summary>
    public required double Confidence { get; init; }

    /// <summary>This finding's part of the event's risk score; the parts of an event add up to the score.</summary>
    public double Contribution { get; init; }

    /// <summary>Why it does not count, such as the name of an allow list that its value is on; it contributes no risk and raises no alert then.</summary>
    public string? SuppressedBy { get; init; }

    /// <summary>Whom it is about; <see langword="null"/> means the event's own entity.</summary>
    public EntityReference? Entity { get; init; }

    /// <summary>Tags in Sigma's notation, such as <c>attack.t1059.001</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The fields and values that made the rule fire.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What to do about it, most urgent first.</summary>
    public IReadOnlyList<string> RecommendedActions { get; init; } = [];
}
