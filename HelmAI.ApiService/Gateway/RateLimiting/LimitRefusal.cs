using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>Why a chunk of a batch is not taken in.</summary>
/// <param name="Error">The error to answer with.</param>
/// <param name="ResumeAt">When the rest can be sent.</param>
internal sealed record LimitRefusal(RateLimitException Error, DateTimeOffset ResumeAt);
