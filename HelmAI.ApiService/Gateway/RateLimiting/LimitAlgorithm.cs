namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>How admissions are counted against a limit.</summary>
internal enum LimitAlgorithm
{
    /// <summary>Remembers every admission of the last window: none holds more than the limit, wherever it begins. Memory grows with the limit.</summary>
    SlidingWindow,

    /// <summary>
    /// A bucket as large as the limit that refills evenly within a window: constant memory, and at most twice the limit within one window
    /// (a full bucket and its refill). This is the generic cell rate algorithm, ITU-T I.371, in its form of a continuous-state leaky bucket.
    /// </summary>
    TokenBucket,
}
