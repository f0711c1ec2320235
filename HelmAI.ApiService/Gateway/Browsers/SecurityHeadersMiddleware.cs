using Microsoft.Net.Http.Headers;

namespace HelmAI.ApiService.Gateway.Browsers;

/// <summary>
/// Tells browsers to make nothing of an answer but what a script asked for: the headers of OWASP's REST Security Cheat Sheet
/// (section "Security Headers"). Answers hold security data, so no cache keeps them.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    private static readonly (string Name, string Value)[] Always =
    [
        (HeaderNames.CacheControl, "no-store"),
        (HeaderNames.ContentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"),
        (HeaderNames.XContentTypeOptions, "nosniff"),
        (HeaderNames.XFrameOptions, "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-site"),
    ];

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Once it is handled.</returns>
    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment, since whatever answers an exception clears the headers first. What a route says itself stands.
        context.Response.OnStarting(
            static state =>
            {
                var context = (HttpContext)state;
                foreach (var (name, value) in Always)
                {
                    context.Response.Headers.TryAdd(name, value);
                }

                if (context.Request.IsHttps)
                {
                    context.Response.Headers.TryAdd(HeaderNames.StrictTransportSecurity, "max-age=31536000");
                }

                return Task.CompletedTask;
            },
            context);
        return next(context);
    }
}
