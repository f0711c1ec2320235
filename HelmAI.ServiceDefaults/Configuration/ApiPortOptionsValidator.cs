using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Checks <see cref="ApiPortOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class ApiPortOptionsValidator : IValidateOptions<ApiPortOptions>;
