namespace HelmAI.Core.Alerts;

/// <summary>Keeps findings of a rule, about an entity, or both, from raising alerts for a time. They stay findings, and count in the risk.</summary>
public sealed record Suppression
{
    /// <summary>Its identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The rule, upper and lower case alike; <see langword="null"/> for all.</summary>
    public string? RuleId { get; init; }

    /// <summary>The kind of <see cref="EntityValue"/>; there where that is.</summary>
    public string? EntityType { get; init; }

    /// <summary>The exact entity; <see langword="null"/> for all.</summary>
    public string? EntityValue { get; init; }

    /// <summary>From when on it does nothing, in UTC, by the clock of whoever analyses.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Why it was made.</summary>
    public string? Comment { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The id of the key by which it was made.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>How many findings it kept from raising an alert or adding to one.</summary>
    public long HiddenCount { get; init; }

    /// <summary>When it last did, in UTC.</summary>
    public DateTimeOffset? LastHiddenAt { get; init; }
}
