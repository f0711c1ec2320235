using HelmAI.Core.Events;

namespace HelmAI.Core.Webhooks;

/// <summary>A subscription of a tenant: which alerts are told to whom.</summary>
public sealed record Webhook
{
    /// <summary>The webhook's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Where alerts are sent: an absolute http or https URL.</summary>
    public required string Url { get; init; }

    /// <summary>Only messages of these types.</summary>
    public MessageTypes MessageTypes { get; init; } = MessageTypes.All;

    /// <summary>Only alerts of this severity or a graver one.</summary>
    public Severity MinimumSeverity { get; init; }

    /// <summary>Only alerts of these rules, upper and lower case alike; empty for all.</summary>
    public IReadOnlyList<string> RuleIds { get; init; } = [];

    /// <summary>Only alerts about these kinds of entity; empty for all.</summary>
    public IReadOnlyList<string> EntityTypes { get; init; } = [];

    /// <summary>The secret that signs, encrypted; <see cref="IWebhookStore"/> does that.</summary>
    public byte[] Secret { get; init; } = [];

    /// <summary>The secret that it had before it was rotated, encrypted.</summary>
    public byte[]? PreviousSecret { get; init; }

    /// <summary>Until when that secret signs too, in UTC.</summary>
    public DateTimeOffset? PreviousExpiresAt { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The id of the key by which it was made.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When somebody last changed it, in UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Since when it is disabled, in UTC; <see langword="null"/> while it is not.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>Why it is disabled; <see langword="null"/> while it is not.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>How often in a row its target failed.</summary>
    public int Failures { get; init; }

    /// <summary>Until when nothing is sent to it, in UTC; <see langword="null"/> where nothing holds that up.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>Whether it is told of an alert of its tenant, as far as the alert goes.</summary>
    /// <param name="severity">How grave the alert is.</param>
    /// <param name="ruleId">Its rule.</param>
    /// <param name="entity">Whom it is about.</param>
    /// <returns>Whether the alert passes all filters.</returns>
    public bool Wants(Severity severity, string ruleId, EntityReference entity) =>
        severity >= MinimumSeverity
        && (RuleIds.Count == 0 || RuleIds.Contains(ruleId, StringComparer.OrdinalIgnoreCase))
        && (EntityTypes.Count == 0 || EntityTypes.Contains(entity.Type, StringComparer.Ordinal));
}
