using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>Starts OpenTelemetry's providers, which listen only once they are made, and sends what they hold before the program ends.</summary>
/// <param name="services">Makes the providers.</param>
internal sealed class TelemetryLifetime(IServiceProvider services) : IHostedService
{
    // Within the five seconds that container engines give a program to end.
    private const int FlushMilliseconds = 3000;

    private TracerProvider? _tracers;
    private MeterProvider? _meters;
    private LoggerProvider? _loggers;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _tracers = services.GetService<TracerProvider>();
        _meters = services.GetService<MeterProvider>();
        _loggers = services.GetService<LoggerProvider>();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        // The providers flush synchronously, so each on a thread of its own.
        Task.Run(() => _tracers?.ForceFlush(FlushMilliseconds), cancellationToken),
        Task.Run(() => _meters?.ForceFlush(FlushMilliseconds), cancellationToken),
        Task.Run(() => _loggers?.ForceFlush(FlushMilliseconds), cancellationToken));
}
