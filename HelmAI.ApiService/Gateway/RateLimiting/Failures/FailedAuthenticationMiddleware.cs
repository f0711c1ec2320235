using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Core.Errors;
using HelmAI.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;

namespace HelmAI.ApiService.Gateway.RateLimiting.Failures;

/// <summary>
/// Refuses requests that show a key from an address that has shown too many wrong ones, before the key is looked at. That holds for
/// right keys too: letting them through would take the very look-up that is to be spared.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="failures">Counts wrong keys.</param>
/// <param name="metrics">Counts refusals.</param>
internal sealed class FailedAuthenticationMiddleware(RequestDelegate next, FailedAuthenticationLimit failures, RateLimitMetrics metrics)
{
    /// <summary>Handles a request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Once it is handled.</returns>
    public async Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (failures.IsEnabled && (headers.ContainsKey(ApiKeyAuthenticationHandler.Header) || headers.ContainsKey(HeaderNames.Authorization)))
        {
            var address = context.Connection.RemoteIpAddress;
            if (failures.BlockOf(address) is { Ticks: > 0 } wait)
            {
                await RefuseAsync(context, wait);
                return;
            }

            // Authentication proper finds this result instead of asking again. A key that is right but forbidden here, such as a suspended
            // tenant's, is no guess, and is not held against its neighbours.
            if ((await context.AuthenticateAsync()).Failure is UnauthorizedException)
            {
                await failures.RecordAsync(address, context.RequestAborted);
            }
        }

        await next(context);
    }

    private Task RefuseAsync(HttpContext context, TimeSpan wait)
    {
        metrics.Blocked();
        var decision = new LimitDecision(failures.Limit.Amount, Remaining: 0, Reset: wait, RetryAfter: wait, DecidedAt: default);
        LimitHeaders.Write(context.Response.Headers, decision);
        return LimitHeaders.Refusal("wrong keys", failures.Limit, decision).ToProblem().ExecuteAsync(context);
    }
}
