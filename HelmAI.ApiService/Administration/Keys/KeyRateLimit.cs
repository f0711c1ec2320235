namespace HelmAI.ApiService.Administration.Keys;

/// <summary>A key's own rate limit.</summary>
internal sealed record KeyRateLimit
{
    /// <summary>How many requests in a window.</summary>
    public int? Requests { get; init; }

    /// <summary>The length of the window in seconds.</summary>
    public int? WindowSeconds { get; init; }
}
