using System.Net;

namespace HelmAI.ApiService.Gateway.RateLimiting.Policies;

/// <summary>A limit, and whom it is for. What is not named is for all.</summary>
internal sealed record LimitPolicy
{
    /// <summary>Its name, in metrics and in Redis.</summary>
    public required string Name { get; init; }

    /// <summary>The limit.</summary>
    public required Limit Limit { get; init; }

    /// <summary>The group of routes that it is for.</summary>
    public string? Group { get; init; }

    /// <summary>The tenant that it is for.</summary>
    public string? Tenant { get; init; }

    /// <summary>The public id of the key that it is for.</summary>
    public string? Key { get; init; }

    /// <summary>The network that it is for.</summary>
    public IPNetwork? Network { get; init; }

    /// <summary>What it counts together.</summary>
    public LimitScope Per { get; init; }

    /// <summary>How narrow it is: a key is narrower than a network, that than a tenant, that than a group; a longer prefix is a narrower network.</summary>
    public (bool Key, int Prefix, bool Tenant, bool Group) Specificity => (Key is not null, Network is { } network ? network.PrefixLength + 1 : 0, Tenant is not null, Group is not null);

    /// <summary>Whether it is for a caller.</summary>
    /// <param name="caller">The caller.</param>
    /// <returns>Whether it is.</returns>
    public bool Covers(in LimitCaller caller) =>
        (Group is null || Group == caller.Group)
        && (Tenant is null || Tenant == caller.Tenant)
        && (Key is null || Key == caller.Key)
        && (Network is not { } network || (caller.Address is { } address && network.Contains(address)));

    /// <summary>What it counts a caller's requests under.</summary>
    /// <param name="caller">The caller.</param>
    /// <returns>The key.</returns>
    public LimitKey KeyOf(in LimitCaller caller) => new(caller.Tenant, Name, Per switch
    {
        LimitScope.Tenant => string.Empty,
        LimitScope.Address => ClientAddress.SubjectOf(caller.Address),
        _ => caller.Key,
    });
}
