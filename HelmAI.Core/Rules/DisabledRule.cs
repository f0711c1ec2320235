namespace HelmAI.Core.Rules;

/// <summary>A rule, shared or own, that a tenant has disabled.</summary>
public sealed record DisabledRule
{
    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The rule's identifier in small letters.</summary>
    public required string RuleId { get; init; }

    /// <summary>When it was disabled, in UTC.</summary>
    public DateTimeOffset DisabledAt { get; init; }
}
