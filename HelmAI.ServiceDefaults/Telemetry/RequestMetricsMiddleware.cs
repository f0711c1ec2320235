using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>Measures every request. Labels stay few whatever callers send: routes by their pattern, methods by a list.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="metrics">Where it is recorded.</param>
internal sealed class RequestMetricsMiddleware(RequestDelegate next, RequestMetrics metrics)
{
    /// <summary>Handles a request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Once it is handled.</returns>
    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            metrics.Record(MethodOf(context.Request), EndpointOf(context), context.Response.StatusCode, Stopwatch.GetElapsedTime(start));
        }
    }

    private static string MethodOf(HttpRequest request)
    {
        var method = HttpMethods.GetCanonicalizedValue(request.Method);
        var known = method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" or "TRACE" or "CONNECT";
        // OpenTelemetry's name for all others (semantic conventions, http.request.method).
        return known ? method : "_OTHER";
    }

    private static string EndpointOf(HttpContext context)
    {
        // The exception handler takes the endpoint off the request and keeps it here.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return endpoint is RouteEndpoint { RoutePattern.RawText: { } pattern } ? "/" + pattern.Trim('/') : "unmatched";
    }
}
