namespace HelmAI.ApiService.Gateway.RateLimiting.Policies;

/// <summary>All policies, narrowest first; of equally narrow ones the first that is configured.</summary>
internal sealed class LimitPolicies
{
    /// <summary>The name of the policy for everything that no other is for.</summary>
    public const string DefaultName = "default";

    /// <summary>The name of the policies of keys that have a limit of their own.</summary>
    public const string OwnName = "key";

    // A batch of 10,000 events every half second, from one key.
    private static readonly Limit IngestionLimit = new(LimitAlgorithm.TokenBucket, 1_200_000, TimeSpan.FromSeconds(60));

    private readonly LimitPolicy[] _policies;

    /// <summary>Puts policies in order, and two behind them: one for routes that take events in, one for all else.</summary>
    /// <param name="configured">The configured policies.</param>
    /// <param name="options">The limit for all else.</param>
    public LimitPolicies(IEnumerable<LimitPolicy> configured, RateLimitOptions options) => _policies =
    [
        .. configured
            .Append(new() { Name = LimitGroup.Ingestion, Group = LimitGroup.Ingestion, Limit = IngestionLimit })
            .Append(new() { Name = DefaultName, Limit = new(LimitAlgorithm.SlidingWindow, options.Requests, TimeSpan.FromSeconds(options.WindowSeconds)) })
            .OrderByDescending(static policy => policy.Specificity),
    ];

    /// <summary>The policy of a key that has a limit of its own: it comes before all others, and counts all that the key sends, events and other requests.</summary>
    /// <param name="amount">How much a window admits.</param>
    /// <param name="windowSeconds">The window.</param>
    /// <returns>The policy.</returns>
    public static LimitPolicy OfKey(int amount, int windowSeconds) => new()
    {
        Name = OwnName,
        Limit = new(
            amount <= Limit.LargestAmount(LimitAlgorithm.SlidingWindow) ? LimitAlgorithm.SlidingWindow : LimitAlgorithm.TokenBucket,
            amount,
            TimeSpan.FromSeconds(windowSeconds)),
    };

    /// <summary>Finds the policy for a caller.</summary>
    /// <param name="caller">The caller.</param>
    /// <returns>The narrowest policy that is for it.</returns>
    // Policies are a handful, so they are tried in turn.
    public LimitPolicy For(in LimitCaller caller)
    {
        foreach (var policy in _policies)
        {
            if (policy.Covers(caller))
            {
                return policy;
            }
        }

        return _policies[^1];
    }
}
