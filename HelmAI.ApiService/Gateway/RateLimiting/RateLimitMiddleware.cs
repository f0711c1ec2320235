using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.RateLimiting.Policies;
using HelmAI.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>
/// Charges every authenticated request 1 when it arrives, and refuses it where the caller's limit is used up. Routes that are open to
/// everyone are not limited, and a request without a right key is turned away by authorization before it costs anything.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="policies">Whom which limit is for.</param>
/// <param name="limiter">Decides.</param>
/// <param name="metrics">Counts.</param>
/// <param name="options">Whether there are limits.</param>
internal sealed class RateLimitMiddleware(RequestDelegate next, LimitPolicies policies, ILimiter limiter, RateLimitMetrics metrics, IOptions<RateLimitOptions> options)
{
    private readonly bool _enabled = options.Value.Enabled;

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Once it is handled.</returns>
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (!_enabled || context.FindCaller() is not { } caller || endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }

        var limit = Choose(new(LimitGroup.Of(endpoint), caller.KeyId, caller.TenantId, caller.Address), caller.RateLimit);
        context.Features.Set(limit);
        limit.Announce(context.Response);
        var decision = await limit.ArriveAsync(context.RequestAborted);
        await (decision.IsAdmitted ? next(context) : limit.Refusal().ToProblem().ExecuteAsync(context));
    }

    private CallerLimit Choose(in LimitCaller caller, CallerRateLimit? own)
    {
        var policy = own is null ? policies.For(caller) : LimitPolicies.OfKey(own.Requests, own.WindowSeconds);
        return new(limiter, metrics, policy.Name, policy.Limit, policy.KeyOf(caller), caller.Group == LimitGroup.Ingestion ? "events" : "requests");
    }
}
