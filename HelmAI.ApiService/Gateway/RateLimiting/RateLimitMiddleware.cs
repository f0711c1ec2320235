using System.Security.Claims;
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
        if (!_enabled || context.User.Identity is not { IsAuthenticated: true } || endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }

        var limit = Choose(context, endpoint);
        context.Features.Set(limit);
        limit.Announce(context.Response);
        var decision = await limit.ArriveAsync(context.RequestAborted);
        await (decision.IsAdmitted ? next(context) : limit.Refusal().ToProblem().ExecuteAsync(context));
    }

    private CallerLimit Choose(HttpContext context, Endpoint? endpoint)
    {
        var address = context.Connection.RemoteIpAddress;
        var caller = new LimitCaller(
            LimitGroup.Of(endpoint),
            context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? string.Empty,
            context.TenantId(),
            address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address);
        var policy = policies.For(caller);
        return new(limiter, metrics, policy.Name, policy.Limit, policy.KeyOf(caller), caller.Group == LimitGroup.Ingestion ? "events" : "requests");
    }
}
