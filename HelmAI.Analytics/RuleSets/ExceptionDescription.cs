namespace HelmAI.Analytics.RuleSets;

/// <summary>An exception that a tenant makes to a rule: events like this don't count.</summary>
public sealed record ExceptionDescription
{
    /// <summary>Its identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>Why, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>Its text: YAML.</summary>
    public required string Yaml { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
