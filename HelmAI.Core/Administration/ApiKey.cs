namespace HelmAI.Core.Administration;

/// <summary>A key of a tenant, as it is stored: without its secret.</summary>
public sealed record ApiKey
{
    /// <summary>The key's identity, a UUID version 7, and the public part of its text.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant that it opens.</summary>
    public required string TenantId { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it allows, such as <c>events:read</c>; at least one.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The networks it may be used from, in CIDR notation (RFC 4632, RFC 4291); empty for everywhere.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>How many requests it may make in <see cref="RateLimitWindowSeconds"/>; <see langword="null"/> for what the service's settings say.</summary>
    public int? RateLimitRequests { get; init; }

    /// <summary>The length of the window of <see cref="RateLimitRequests"/>, in seconds; there where that is.</summary>
    public int? RateLimitWindowSeconds { get; init; }

    /// <summary>The SHA-256 of its secret.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>The SHA-256 of the secret it had before it was rotated.</summary>
    public byte[]? PreviousHash { get; init; }

    /// <summary>Until when that secret is good too, in UTC.</summary>
    public DateTimeOffset? PreviousExpiresAt { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The id of the key by which it was made.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>From when on it is worthless, in UTC; <see langword="null"/> for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Since when it is revoked, in UTC; <see langword="null"/> while it is not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was last used, in UTC, known to about a minute; <see langword="null"/> for never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}
