using System.Text.Json.Serialization;
using HelmAI.Core.Events;
using HelmAI.Core.Webhooks;

namespace HelmAI.ApiService.Webhooks;

/// <summary>A webhook.</summary>
internal sealed record WebhookResponse
{
    /// <summary>The webhook's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The secret by which its messages are signed. Shown this once, in the answer that makes or rotates it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Where alerts are sent.</summary>
    public required string Url { get; init; }

    /// <summary>Only messages of these types.</summary>
    public required IReadOnlyList<string> EventTypes { get; init; }

    /// <summary>Only alerts of this severity or a graver one.</summary>
    public required Severity MinimumSeverity { get; init; }

    /// <summary>Only alerts of these rules; empty for all.</summary>
    public required IReadOnlyList<string> RuleIds { get; init; }

    /// <summary>Only alerts about these kinds of entity; empty for all.</summary>
    public required IReadOnlyList<string> EntityTypes { get; init; }

    /// <summary>Whether it is told of alerts.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Since when it is not; null while it is.</summary>
    public required DateTimeOffset? DisabledAt { get; init; }

    /// <summary>Why it is not; null while it is.</summary>
    public required string? DisabledReason { get; init; }

    /// <summary>Its target's circuit.</summary>
    public required CircuitResponse Circuit { get; init; }

    /// <summary>Until when the secret that it had before signs too; null where there is none.</summary>
    public required DateTimeOffset? PreviousSecretExpiresAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The id of the key that made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When somebody last changed it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Describes a webhook.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="now">The time.</param>
    /// <param name="secret">Its secret, the one time that it is shown.</param>
    /// <returns>Its description.</returns>
    public static WebhookResponse From(Webhook webhook, DateTimeOffset now, string? secret = null) => new()
    {
        Id = webhook.Id,
        Secret = secret,
        Name = webhook.Name,
        Url = webhook.Url,
        EventTypes = webhook.MessageTypes.ToNames(),
        MinimumSeverity = webhook.MinimumSeverity,
        RuleIds = webhook.RuleIds,
        EntityTypes = webhook.EntityTypes,
        Enabled = webhook.DisabledAt is null,
        DisabledAt = webhook.DisabledAt,
        DisabledReason = webhook.DisabledReason,
        Circuit = new()
        {
            State = Core.Webhooks.Circuit.StateOf(webhook, now),
            ConsecutiveFailures = webhook.Failures,
            OpenUntil = webhook.OpenUntil > now ? webhook.OpenUntil : null,
        },
        PreviousSecretExpiresAt = webhook.PreviousExpiresAt > now ? webhook.PreviousExpiresAt : null,
        CreatedAt = webhook.CreatedAt,
        CreatedBy = webhook.CreatedBy,
        UpdatedAt = webhook.UpdatedAt,
    };
}
