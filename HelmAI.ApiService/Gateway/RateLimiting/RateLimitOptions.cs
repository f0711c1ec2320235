using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>How many requests a caller may send, and how long Redis may take to say so. Finer limits are policies: see <see cref="Policies.LimitPolicyReader"/>.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>The section that they are bound to.</summary>
    public const string Section = "RateLimiting";

    /// <summary>Whether requests are limited; true by default.</summary>
    [Setting("RATE_LIMIT_ENABLED", Example = "true")]
    public bool Enabled { get; init; } = true;

    /// <summary>How many requests a caller may send within a window, those that take events in not counted: 1 to 100,000; 100 by default.</summary>
    [Range(1, 100_000)]
    [Setting("RATE_LIMIT_REQUESTS", Example = "100")]
    public int Requests { get; init; } = 100;

    /// <summary>The window's length in seconds: 1 to 86,400; 60 by default.</summary>
    [Range(1, 86_400)]
    [Setting("RATE_LIMIT_WINDOW", Example = "60")]
    public int WindowSeconds { get; init; } = 60;

    /// <summary>How long Redis may take for a decision before each process limits by itself, in milliseconds: 1 to 5,000; 50 by default.</summary>
    [Range(1, 5_000)]
    [Setting("HELM_RATE_LIMIT_TIMEOUT_MS", Example = "50")]
    public int TimeoutMilliseconds { get; init; } = 50;
}
