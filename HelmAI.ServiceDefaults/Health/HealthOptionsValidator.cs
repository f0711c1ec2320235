using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Health;

/// <summary>Checks <see cref="HealthOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class HealthOptionsValidator : IValidateOptions<HealthOptions>;
