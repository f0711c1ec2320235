namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>What is counted together.</summary>
/// <param name="Tenant">The tenant; empty before it is known.</param>
/// <param name="Policy">The name of the policy that sets the limit.</param>
/// <param name="Subject">Who is counted: a key, a tenant or an address.</param>
internal readonly record struct LimitKey(string Tenant, string Policy, string Subject)
{
    /// <summary>
    /// The name in Redis: <c>helm:{tenant}:limit:algorithm:policy:subject</c>, with the tenant in braces so that a cluster keeps a
    /// tenant's keys on one node. The algorithm is part of it because each keeps another kind of value.
    /// </summary>
    /// <param name="algorithm">How it is counted.</param>
    /// <returns>The name.</returns>
    public string InRedis(LimitAlgorithm algorithm) =>
        $"helm:{{{Tenant}}}:limit:{(algorithm == LimitAlgorithm.SlidingWindow ? "window" : "bucket")}:{Policy}:{Subject}";
}
