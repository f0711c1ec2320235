namespace HelmAI.Core.Rules;

/// <summary>A rule, correlation or filter that a tenant has of its own.</summary>
public sealed record TenantRule
{
    /// <summary>The greatest length of <see cref="RuleId"/>, in characters.</summary>
    public const int MaxIdLength = 256;

    /// <summary>The greatest length of <see cref="Text"/>, in characters.</summary>
    public const int MaxTextLength = 1_048_576;

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The rule's identifier in small letters, since identifiers compare without regard to case.</summary>
    public required string RuleId { get; init; }

    /// <summary>The document as it was sent: YAML.</summary>
    public required string Text { get; init; }

    /// <summary>The version of the tenant's rules that it came with; greater ones are newer.</summary>
    public long Revision { get; init; }

    /// <summary>When it was last stored, in UTC.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
