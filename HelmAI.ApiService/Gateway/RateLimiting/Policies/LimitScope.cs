namespace HelmAI.ApiService.Gateway.RateLimiting.Policies;

/// <summary>What a policy counts together.</summary>
internal enum LimitScope
{
    /// <summary>Each key by itself.</summary>
    Key,

    /// <summary>All keys of a tenant.</summary>
    Tenant,

    /// <summary>All requests from an address; with IPv6 from a /64, of which one customer has many addresses.</summary>
    Address,
}
