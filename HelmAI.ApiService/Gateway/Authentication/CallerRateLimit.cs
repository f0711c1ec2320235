namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>The rate limit that a key has of its own.</summary>
/// <param name="Requests">How many requests in a window, 1 or more.</param>
/// <param name="WindowSeconds">The length of the window in seconds, 1 or more.</param>
internal sealed record CallerRateLimit(int Requests, int WindowSeconds);
