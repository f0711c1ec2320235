using System.Net;

namespace HelmAI.ApiService.Gateway.RateLimiting.Policies;

/// <summary>What of a request a policy goes by.</summary>
/// <param name="Group">The group of its route.</param>
/// <param name="Key">The public id of its key.</param>
/// <param name="Tenant">The key's tenant.</param>
/// <param name="Address">Where it comes from.</param>
internal readonly record struct LimitCaller(string Group, string Key, string Tenant, IPAddress? Address);
