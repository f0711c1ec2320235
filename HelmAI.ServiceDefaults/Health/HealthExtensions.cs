using HelmAI.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HelmAI.ServiceDefaults.Health;

/// <summary>Registers and maps health checks.</summary>
internal static class HealthExtensions
{
    private static readonly HttpMethodMetadata ReadOnly = new([HttpMethods.Get, HttpMethods.Head]);

    /// <summary>Adds the health checks' services; features add their checks.</summary>
    /// <param name="builder">The program.</param>
    public static void AddHealth(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<HealthOptions, HealthOptionsValidator>("Health");
        builder.Services.AddHealthChecks();
    }

    /// <summary>Maps <c>/alive</c> (the process runs) and <c>/health</c> (it can serve), both open to everyone.</summary>
    /// <param name="app">The program.</param>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = static _ => false, ResponseWriter = HealthAnswer.WriteAsync }).AllowAnonymous().WithMetadata(ReadOnly);
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthAnswer.WriteAsync }).AllowAnonymous().WithMetadata(ReadOnly);
    }
}
