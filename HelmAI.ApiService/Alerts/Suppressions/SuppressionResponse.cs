using HelmAI.Core.Alerts;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Alerts.Suppressions;

/// <summary>A suppression with what it hid.</summary>
internal sealed record SuppressionResponse
{
    /// <summary>Its identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whether it does anything.</summary>
    public required SuppressionState Status { get; init; }

    /// <summary>The rule; null for all.</summary>
    public required string? RuleId { get; init; }

    /// <summary>The entity; null for all.</summary>
    public required EntityReference? Entity { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Why it was made.</summary>
    public required string? Comment { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The id of the key by which it was made.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>How many findings it kept from raising an alert or adding to one.</summary>
    public required long HiddenCount { get; init; }

    /// <summary>When it last did; null for never.</summary>
    public required DateTimeOffset? LastHiddenAt { get; init; }

    /// <summary>Describes a suppression.</summary>
    /// <param name="suppression">The suppression.</param>
    /// <param name="now">The time.</param>
    /// <returns>The description.</returns>
    public static SuppressionResponse From(Suppression suppression, DateTimeOffset now) => new()
    {
        Id = suppression.Id,
        Status = suppression.Until > now ? SuppressionState.Active : SuppressionState.Expired,
        RuleId = suppression.RuleId,
        Entity = suppression is { EntityType: { } type, EntityValue: { } value } ? new(type, value) : null,
        Until = suppression.Until,
        Comment = suppression.Comment,
        CreatedAt = suppression.CreatedAt,
        CreatedBy = suppression.CreatedBy,
        HiddenCount = suppression.HiddenCount,
        LastHiddenAt = suppression.LastHiddenAt,
    };
}
