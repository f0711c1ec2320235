using HelmAI.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace HelmAI.ApiService.Gateway.Browsers;

/// <summary>Registers what browsers are told.</summary>
internal static class BrowserExtensions
{
    private static readonly TimeSpan PreflightLife = TimeSpan.FromMinutes(10);

    private static readonly string[] Readable =
    [
        HeaderNames.ETag, HeaderNames.Location, HeaderNames.RetryAfter, "Preference-Applied", "X-Request-ID",
        "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset",
    ];

    /// <summary>Adds the origins that may call.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddBrowserRules(this WebApplicationBuilder builder)
    {
        builder.AddSettings<CrossOriginOptions, CrossOriginOptionsValidator>("Cors");
        builder.Services.AddCors();
        builder.Services.AddOptions<CorsOptions>().Configure<IOptions<CrossOriginOptions>>(static (cors, origins) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins.Value.Each)
            .AllowAnyHeader()
            .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete)
            .WithExposedHeaders(Readable)
            .SetPreflightMaxAge(PreflightLife)));
        return builder;
    }

    /// <summary>Adds the headers to every answer, and answers browsers' preflight requests. Before authentication: those carry no key.</summary>
    /// <param name="app">The pipeline.</param>
    /// <returns>The same pipeline.</returns>
    public static IApplicationBuilder UseBrowserRules(this IApplicationBuilder app) => app
        .UseMiddleware<SecurityHeadersMiddleware>()
        .UseCors();
}
