using System.Threading.RateLimiting;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>Makes the rate limits of providers.</summary>
internal static class RequestBudget
{
    // How finely the minute slides.
    private const int Segments = 60;

    /// <summary>Makes a limit on every stretch of a minute, to the second.</summary>
    /// <param name="perMinute">How many requests there may be in a minute, 1 or more.</param>
    /// <returns>The limit; nobody waits for it.</returns>
    public static RateLimiter Create(int perMinute) => new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
    {
        PermitLimit = perMinute,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = Segments,
        QueueLimit = 0,
    });
}
