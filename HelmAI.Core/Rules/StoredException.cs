namespace HelmAI.Core.Rules;

/// <summary>An exception that a tenant makes to a rule, shared or own. It stays whatever becomes of the rule.</summary>
public sealed record StoredException
{
    /// <summary>Its identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The rule's identifier in small letters.</summary>
    public required string RuleId { get; init; }

    /// <summary>The exception as it was sent: YAML.</summary>
    public required string Text { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
