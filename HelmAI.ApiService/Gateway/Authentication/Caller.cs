using System.Net;
using System.Security.Claims;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>Who makes a request.</summary>
/// <param name="KeyId">The id of the key; <see cref="OperatorKey.Id"/> for the one in <c>API_KEY</c>.</param>
/// <param name="TenantId">The tenant that it opens.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="Address">Where the request comes from, IPv4 as such and never mapped into IPv6; <see langword="null"/> where the connection has no address.</param>
/// <param name="RateLimit">The key's own rate limit; <see langword="null"/> where the settings' applies.</param>
/// <param name="KeyName">What people call the key.</param>
internal sealed record Caller(
    string KeyId, string TenantId, IReadOnlyList<string> Scopes, IPAddress? Address, CallerRateLimit? RateLimit = null, string? KeyName = null)
{
    /// <summary>Which of some scopes this caller lacks.</summary>
    /// <param name="scopes">The scopes.</param>
    /// <returns>Those it lacks, in their order.</returns>
    public IEnumerable<string> Lacks(IEnumerable<string> scopes) => scopes.Except(Scopes, StringComparer.Ordinal);

    /// <summary>The caller in ASP.NET Core's terms, for authorization and logs.</summary>
    /// <param name="scheme">By which scheme it was authenticated.</param>
    /// <returns>The principal.</returns>
    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, KeyId),
            new Claim(Tenants.ClaimType, TenantId),
            .. Scopes.Select(static scope => new Claim(Authentication.Scopes.ClaimType, scope)),
        ],
        scheme));
}
