using HelmAI.Core.Administration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StackExchange.Redis;

namespace HelmAI.ServiceDefaults;

/// <summary>What the two builds do differently; this is the Aspire build, on the packages that Aspire's own templates take.</summary>
internal static class Platform
{
    /// <summary>Adds OpenTelemetry, started and flushed with the program.</summary>
    /// <param name="builder">The program.</param>
    /// <returns>For its traces, metrics and logs.</returns>
    public static IOpenTelemetryBuilder AddOpenTelemetry(IHostApplicationBuilder builder) => builder.Services.AddOpenTelemetry();

    /// <summary>Traces requests in both directions.</summary>
    /// <param name="tracing">The traces.</param>
    public static void AddHttpInstrumentation(TracerProviderBuilder tracing) =>
        tracing.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation();

    /// <summary>Measures requests in both directions, and the runtime.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <returns>The same metrics.</returns>
    public static MeterProviderBuilder AddHttpInstrumentation(MeterProviderBuilder metrics) =>
        metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation();

    /// <summary>Gives every HttpClient time limits, retries, a circuit breaker and the names of services.</summary>
    /// <param name="builder">The program.</param>
    public static void AddHttpClientDefaults(IHostApplicationBuilder builder)
    {
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(static client =>
        {
            // A POST or PATCH whose answer was lost may have had its effect, so it is not repeated (RFC 9110, section 9.2.2).
            client.AddStandardResilienceHandler(static options => options.Retry.DisableFor(HttpMethod.Post, HttpMethod.Patch, HttpMethod.Connect));
            client.AddServiceDiscovery();
        });
    }

    /// <summary>
    /// Traces the statements of PostgreSQL, those of <see cref="AdministrationContext"/> among them, through Aspire's component. Its health check
    /// and its metrics of the pool are our own already; a retry would repeat commits whose outcome is unknown, and forbids transactions of ours.
    /// </summary>
    /// <param name="builder">The program, with its storage: the component adds no connections to those that the context has.</param>
    public static void AddPostgreSqlInstrumentation(IHostApplicationBuilder builder) => builder.EnrichNpgsqlDbContext<AdministrationContext>(static settings =>
    {
        settings.DisableRetry = true;
        settings.CommandTimeout = null;
        settings.DisableHealthChecks = true;
        settings.DisableMetrics = true;
    });

    /// <summary>Adds the connection to Redis, one for the process, with Aspire's traces. The health check is our own, since losing Redis only degrades.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="address">Where Redis is.</param>
    public static void AddRedis(IHostApplicationBuilder builder, ConfigurationOptions address) => builder.AddRedisClient(
        "cache",
        settings =>
        {
            settings.ConnectionString = address.ToString(includePassword: false);
            settings.DisableHealthChecks = true;
        },
        options =>
        {
            options.User = address.User;
            options.Password = address.Password;
        });
}
