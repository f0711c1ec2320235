using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>Where telemetry is sent.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>The address of an OTLP receiver for traces, metrics and logs. Not set by default: nothing is sent.</summary>
    [Setting(TelemetryExtensions.OtlpEndpoint, Example = "http://localhost:4317")]
    [Url(ErrorMessage = "is not an http or https address")]
    public string? OtlpEndpoint { get; init; }
}
