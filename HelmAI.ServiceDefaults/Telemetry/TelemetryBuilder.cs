using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>OpenTelemetry's builder over the services of a program.</summary>
/// <param name="services">The services.</param>
internal sealed class TelemetryBuilder(IServiceCollection services) : IOpenTelemetryBuilder
{
    /// <inheritdoc/>
    public IServiceCollection Services => services;
}
