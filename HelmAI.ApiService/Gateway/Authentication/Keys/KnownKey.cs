using System.Net;
using HelmAI.Core.Administration;

namespace HelmAI.ApiService.Gateway.Authentication.Keys;

/// <summary>A stored key as the gate needs it.</summary>
/// <param name="Key">The key.</param>
/// <param name="IsSuspended">Whether its tenant is suspended.</param>
internal sealed record KnownKey(ApiKey Key, bool IsSuspended)
{
    private readonly IPNetwork[] _networks = [.. Key.Networks.Select(static network => AllowedNetwork.Parse(network))];

    /// <summary>Decides on a presented key.</summary>
    /// <param name="presented">It, with this one's id.</param>
    /// <param name="address">Where the request comes from.</param>
    /// <param name="now">The time.</param>
    /// <returns>The decision.</returns>
    public Admission Admit(KeyText presented, IPAddress? address, DateTimeOffset now)
    {
        // Both are compared, whatever the first one gives: how long it takes tells nothing.
        var isCurrent = presented.Fits(Key.SecretHash);
        var isPrevious = presented.Fits(Key.PreviousHash) & Key.PreviousExpiresAt > now;
        return (isCurrent | isPrevious) switch
        {
            false => Admission.Unknown,
            _ when Key.RevokedAt is not null => Admission.Refuse("The API key is revoked."),
            _ when Key.ExpiresAt <= now => Admission.Refuse("The API key is expired."),
            _ when IsSuspended => Admission.Forbid($"The tenant '{Key.TenantId}' is suspended."),
            _ when !IsAllowed(address) => Admission.Forbid("The API key may not be used from this address."),
            _ => new(new(Key.Id.ToString(), Key.TenantId, Key.Scopes, address, RateLimit, Key.Name), Refusal: null),
        };
    }

    private CallerRateLimit? RateLimit =>
        Key is { RateLimitRequests: { } requests, RateLimitWindowSeconds: { } seconds } ? new(requests, seconds) : null;

    private bool IsAllowed(IPAddress? address) =>
        _networks.Length == 0 || (address is not null && _networks.Any(network => network.Contains(address)));
}
