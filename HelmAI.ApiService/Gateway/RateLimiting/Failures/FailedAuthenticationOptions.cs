using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ApiService.Gateway.RateLimiting.Failures;

/// <summary>How many wrong keys an address may show.</summary>
internal sealed class FailedAuthenticationOptions
{
    /// <summary>How many within a window, before the address is refused for one: 0 (never) to 10,000; 20 by default.</summary>
    [Range(0, 10_000)]
    [Setting("HELM_AUTH_FAILURE_LIMIT", Example = "20")]
    public int Limit { get; init; } = 20;

    /// <summary>The window's length in seconds: 1 to 86,400; 60 by default.</summary>
    [Range(1, 86_400)]
    [Setting("HELM_AUTH_FAILURE_WINDOW_SECONDS", Example = "60")]
    public int WindowSeconds { get; init; } = 60;
}
