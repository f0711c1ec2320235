using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>Checks <see cref="TelemetryOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>;
