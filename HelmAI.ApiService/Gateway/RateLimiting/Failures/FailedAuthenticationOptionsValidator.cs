using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Gateway.RateLimiting.Failures;

/// <summary>Checks <see cref="FailedAuthenticationOptions"/> by its annotations.</summary>
[OptionsValidator]
internal sealed partial class FailedAuthenticationOptionsValidator : IValidateOptions<FailedAuthenticationOptions>;
