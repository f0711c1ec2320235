using System.Text.Json.Serialization;
using HelmAI.Core.Administration;

namespace HelmAI.ApiService.Administration.Keys;

/// <summary>A key.</summary>
internal sealed record KeyResponse
{
    /// <summary>The key's identity: a UUID version 7. Its digits are also the public part of the key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The key itself, to be sent as `X-API-Key` or as a bearer token. Shown this once, in the answer that makes or rotates it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    /// <summary>The tenant that it opens.</summary>
    public required string TenantId { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it allows.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>From where it may be used; empty for everywhere.</summary>
    public required IReadOnlyList<string> Networks { get; init; }

    /// <summary>Its own rate limit; null where the service's settings apply.</summary>
    public required KeyRateLimit? RateLimit { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The id of the key that made it; `default` for the operator's.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>From when on it is worthless; null for never.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Until when the secret that it had before it was rotated is good too; null where there is none.</summary>
    public required DateTimeOffset? PreviousExpiresAt { get; init; }

    /// <summary>Since when it is revoked; null while it is not.</summary>
    public required DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was last used, known to about a minute; null for never.</summary>
    public required DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Describes a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="text">The key itself, the one time that it is shown.</param>
    /// <returns>Its description.</returns>
    public static KeyResponse From(ApiKey key, string? text = null) => new()
    {
        Id = key.Id,
        Key = text,
        TenantId = key.TenantId,
        Name = key.Name,
        Scopes = key.Scopes,
        Networks = key.Networks,
        RateLimit = key.RateLimitRequests is null ? null : new() { Requests = key.RateLimitRequests, WindowSeconds = key.RateLimitWindowSeconds },
        CreatedAt = key.CreatedAt,
        CreatedBy = key.CreatedBy,
        ExpiresAt = key.ExpiresAt,
        PreviousExpiresAt = key.PreviousExpiresAt,
        RevokedAt = key.RevokedAt,
        LastUsedAt = key.LastUsedAt,
    };
}
