using HelmAI.ServiceDefaults.Configuration;
using HelmAI.ServiceDefaults.Errors;
using HelmAI.ServiceDefaults.Health;
using HelmAI.ServiceDefaults.Logging;
using HelmAI.ServiceDefaults.Storage;
using HelmAI.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace HelmAI.ServiceDefaults;

/// <summary>What every service of HelmAI shares.</summary>
public static class ServiceDefaultsExtensions
{
    // Orchestrators kill what has not stopped after 10 s (Docker) to 30 s (Kubernetes).
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Adds configuration (<c>.env</c> in the working directory, flat environment variables, validation at start), logs, traces, metrics,
    /// health checks, problem details, resilience and service discovery of HTTP clients, the clock and the signals within this process.
    /// </summary>
    /// <typeparam name="TBuilder">The kind of program.</typeparam>
    /// <param name="builder">The program.</param>
    /// <returns>The same program.</returns>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddEnvironmentFile(Path.Combine(Environment.CurrentDirectory, ".env"));
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = StopLimit);
        builder.Services.AddSingleton<SettingsReport>();
        builder.Services.AddSingleton<OverruledValues>();
        builder.Services.AddHostedService<StartupNotices>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddCache();
        builder.AddLogs();
        builder.AddTelemetry();
        builder.AddErrorAnswers();
        builder.AddHealth();
        Platform.AddHttpClientDefaults(builder);
        return builder;
    }

    /// <summary>
    /// Adds what surrounds every request: its id, its metrics, and problem details for whatever goes wrong, 503 until the database has been reached. Called before all other middleware.
    /// </summary>
    /// <param name="app">The request pipeline.</param>
    /// <returns>The same pipeline.</returns>
    public static IApplicationBuilder UseServiceDefaults(this IApplicationBuilder app)
    {
        app.UseMiddleware<RequestIdMiddleware>()
            .UseMiddleware<RequestMetricsMiddleware>()
            .UseExceptionHandler()
            .UseStatusCodePages();
        return app.ApplicationServices.GetService<DatabaseReadiness>() is null ? app : app.UseMiddleware<DatabaseGate>();
    }

    /// <summary>Maps <c>/alive</c>, <c>/health</c> (its detail only for callers who are authenticated) and <c>/metrics</c>, open to everyone.</summary>
    /// <param name="app">The program.</param>
    /// <returns>The same program.</returns>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealth();
        app.MapMetrics();
        return app;
    }
}
