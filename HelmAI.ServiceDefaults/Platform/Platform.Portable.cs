using HelmAI.ServiceDefaults.Resilience;
using HelmAI.ServiceDefaults.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StackExchange.Redis;

namespace HelmAI.ServiceDefaults;

/// <summary>What the two builds do differently; this is the portable build, on base packages and what .NET has built in.</summary>
internal static class Platform
{
    /// <summary>Adds OpenTelemetry, started and flushed with the program.</summary>
    /// <param name="builder">The program.</param>
    /// <returns>For its traces, metrics and logs.</returns>
    public static IOpenTelemetryBuilder AddOpenTelemetry(IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<TelemetryLifetime>();
        return new TelemetryBuilder(builder.Services);
    }

    /// <summary>Traces requests in both directions.</summary>
    /// <param name="tracing">The traces.</param>
    public static void AddHttpInstrumentation(TracerProviderBuilder tracing) =>
        tracing.AddSource("Microsoft.AspNetCore", "System.Net.Http");

    /// <summary>Measures requests in both directions, and the runtime.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <returns>The same metrics.</returns>
    public static MeterProviderBuilder AddHttpInstrumentation(MeterProviderBuilder metrics) => metrics.AddMeter(
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Net.Http",
        "System.Net.NameResolution",
        "System.Runtime");

    /// <summary>Gives every HttpClient time limits, retries, a circuit breaker and the names of services.</summary>
    /// <param name="builder">The program.</param>
    public static void AddHttpClientDefaults(IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpClient();
        builder.Services.AddSingleton<ServiceEndpoints>();
        builder.Services.AddSingleton<HttpPipelines>();
        builder.Services.ConfigureAll<HttpClientFactoryOptions>(static options => options.HttpMessageHandlerBuilderActions.Add(static client =>
        {
            client.AdditionalHandlers.Add(new ResilienceHandler(client.Services.GetRequiredService<HttpPipelines>().Get(client.Name ?? string.Empty)));
            client.AdditionalHandlers.Add(new ServiceDiscoveryHandler(client.Services.GetRequiredService<ServiceEndpoints>()));
        }));
    }

    /// <summary>Traces the statements of PostgreSQL, those of <see cref="Core.Administration.AdministrationContext"/> among them.</summary>
    /// <param name="builder">The program, with its storage.</param>
    public static void AddPostgreSqlInstrumentation(IHostApplicationBuilder builder) =>
        builder.Services.ConfigureOpenTelemetryTracerProvider(static tracing => tracing.AddSource("Npgsql"));

    /// <summary>Adds the connection to Redis, one for the process.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="address">Where Redis is.</param>
    public static void AddRedis(IHostApplicationBuilder builder, ConfigurationOptions address) =>
        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(address));
}
