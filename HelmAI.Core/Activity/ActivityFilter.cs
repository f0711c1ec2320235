namespace HelmAI.Core.Activity;

/// <summary>Which of a tenant's activities are meant; members that are <see langword="null"/> do not restrict.</summary>
public sealed record ActivityFilter
{
    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>Activities that happened at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Activities that happened before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>What they are.</summary>
    public ActivityKind? Kind { get; init; }

    /// <summary>The exact type, feature or interaction type.</summary>
    public string? Name { get; init; }

    /// <summary>The exact user.</summary>
    public string? UserId { get; init; }
}
