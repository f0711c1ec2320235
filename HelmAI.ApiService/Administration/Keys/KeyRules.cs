using HelmAI.ApiService.Formats;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Authentication.Keys;
using HelmAI.Core.Administration;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Administration.Keys;

/// <summary>What keys may be like. Every member throws <see cref="ValidationException"/> naming the member at fault.</summary>
internal static class KeyRules
{
    /// <summary>The greatest number of networks.</summary>
    public const int MaxNetworks = 100;

    /// <summary>The greatest number of requests in a window.</summary>
    public const int MaxRequests = 1_000_000;

    /// <summary>The longest window, in seconds: a day.</summary>
    public const int MaxWindowSeconds = 86_400;

    /// <summary>The longest grace of an old secret, in seconds: 30 days.</summary>
    public const int MaxGraceSeconds = 30 * 86_400;

    /// <summary>The usual grace: a day.</summary>
    public const int DefaultGraceSeconds = 86_400;

    /// <summary>Reads the scopes of a new key.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="tenantId">Whose key it will be.</param>
    /// <returns>The scopes, in our order, each once.</returns>
    public static IReadOnlyList<string> ReadScopes(KeyRequest request, string tenantId)
    {
        if (request.Scopes is not { Count: > 0 } scopes)
        {
            throw new ValidationException("'scopes' must name at least one scope.", "scopes");
        }

        foreach (var scope in scopes.Where(static scope => !Scopes.All.Contains(scope, StringComparer.Ordinal)))
        {
            throw new ValidationException($"'{scope}' is not one of the scopes {string.Join(", ", Scopes.All)}.", "scopes");
        }

        return scopes.Contains(Scopes.TenantsAdmin, StringComparer.Ordinal) && tenantId != Tenant.Default
            ? throw new ValidationException($"Only keys of the tenant '{Tenant.Default}' may carry '{Scopes.TenantsAdmin}'.", "scopes")
            : [.. Scopes.All.Where(scope => scopes.Contains(scope, StringComparer.Ordinal))];
    }

    /// <summary>Reads the networks of a new key.</summary>
    /// <param name="request">What is asked for.</param>
    /// <returns>The networks in canonical form.</returns>
    public static IReadOnlyList<string> ReadNetworks(KeyRequest request)
    {
        var networks = request.Networks ?? [];
        return networks.Count > MaxNetworks
            ? throw new ValidationException($"'networks' has more than {MaxNetworks} items.", "networks")
            : [.. networks.Select(static text => text is not null && AllowedNetwork.TryParse(text, out var network)
                ? network.Value.ToString()
                : throw new ValidationException($"'{text}' is not a network in CIDR notation with zeros behind its prefix, such as 10.0.0.0/8, 192.0.2.7/32 or 2001:db8::/32.", "networks"))];
    }

    /// <summary>Reads the rate limit of a new key.</summary>
    /// <param name="request">What is asked for.</param>
    /// <returns>Both numbers, or neither.</returns>
    public static (int? Requests, int? WindowSeconds) ReadRateLimit(KeyRequest request) => request.RateLimit is not { } limit
        ? (null, null)
        : (Within(limit.Requests, MaxRequests, "rate_limit.requests"), Within(limit.WindowSeconds, MaxWindowSeconds, "rate_limit.window_seconds"));

    /// <summary>Reads when a new key expires.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="now">The time.</param>
    /// <returns>The time; <see langword="null"/> for never.</returns>
    public static DateTimeOffset? ReadExpiry(KeyRequest request, DateTimeOffset now) => request.ExpiresAt switch
    {
        null => null,
        { } text when Timestamps.TryParse(text, out var time) && time > now => time,
        _ => throw new ValidationException("'expires_at' is not an RFC 3339 time in the future.", "expires_at"),
    };

    /// <summary>Reads for how long an old secret is good.</summary>
    /// <param name="request">What is asked for; nothing for a day.</param>
    /// <returns>The time, perhaps none.</returns>
    public static TimeSpan ReadGrace(RotationRequest? request) => (request?.GraceSeconds ?? DefaultGraceSeconds) is var seconds and >= 0 and <= MaxGraceSeconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new ValidationException($"'grace_seconds' is not a whole number from 0 to {MaxGraceSeconds}.", "grace_seconds");

    private static int Within(int? number, int max, string field) => number is { } value && value >= 1 && value <= max
        ? value
        : throw new ValidationException($"'{field}' is not a whole number from 1 to {max}.", field);
}
