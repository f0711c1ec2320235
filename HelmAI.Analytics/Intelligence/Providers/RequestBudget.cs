using System.Threading.RateLimiting;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>Makes the rate limits of providers.</summary>
internal static class RequestBudget
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>Makes a token bucket that a minute fills.</summary>
    /// <param name="perMinute">How many requests there may be in a minute, 1 or more.</param>
    /// <returns>The limit; nobody waits for it.</returns>
    public static RateLimiter Create(int perMinute) => new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = perMinute >= 60 ? Step : Step * 60 / perMinute,
        QueueLimit = 0,
    });
}
