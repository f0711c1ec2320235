using HelmAI.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>Registers metrics and, where they are exported, traces and logs.</summary>
internal static class TelemetryExtensions
{
    /// <summary>The variable of OpenTelemetry's own that turns the export on; its siblings (headers, protocol) are read by the exporter.</summary>
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // All meters and activity sources of HelmAI are named after the room that has them.
    private const string OwnNames = "HelmAI.*";

    /// <summary>Adds OpenTelemetry, the Prometheus endpoint's exporter and, where an OTLP receiver is named, the export to it.</summary>
    /// <param name="builder">The program.</param>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<TelemetryOptions, TelemetryOptionsValidator>("Telemetry");
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<RequestMetrics>();
        builder.Services.AddSingleton<CacheMetrics>();
        builder.Services.AddSingleton<PrometheusExporter>();
        builder.Services.AddSingleton<PrometheusReader>();

        var telemetry = Platform.AddOpenTelemetry(builder)
            .ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName))
            .WithMetrics(static metrics => Platform.AddHttpInstrumentation(metrics.AddMeter(OwnNames))
                .AddReader(static services => services.GetRequiredService<PrometheusReader>()));
        if (!string.IsNullOrWhiteSpace(builder.Configuration[OtlpEndpoint]))
        {
            // Without a receiver nothing is traced: spans that nobody gets would still be made, and travel through the queue.
            telemetry
                .WithTracing(static tracing => Platform.AddHttpInstrumentation(tracing.AddSource(OwnNames)))
                .WithLogging(null, static logging =>
                {
                    logging.IncludeFormattedMessage = true;
                    logging.IncludeScopes = true;
                })
                .UseOtlpExporter();
        }
    }

    /// <summary>Maps <c>/metrics</c>, open to everyone.</summary>
    /// <param name="app">The program.</param>
    public static void MapMetrics(this WebApplication app) =>
        app.MapGet("/metrics", static (PrometheusReader reader) => TypedResults.Bytes(reader.Scrape(), PrometheusReader.ContentType))
            .AllowAnonymous()
            .ExcludeFromDescription();
}
