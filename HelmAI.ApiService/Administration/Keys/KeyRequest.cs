namespace HelmAI.ApiService.Administration.Keys;

/// <summary>The body that asks for a key.</summary>
internal sealed record KeyRequest
{
    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>What it is to allow.</summary>
    public IReadOnlyList<string?>? Scopes { get; init; }

    /// <summary>From where it may be used, in CIDR notation; everywhere where none is named.</summary>
    public IReadOnlyList<string?>? Networks { get; init; }

    /// <summary>Its own rate limit.</summary>
    public KeyRateLimit? RateLimit { get; init; }

    /// <summary>From when on it is worthless: an RFC 3339 time.</summary>
    public string? ExpiresAt { get; init; }
}
