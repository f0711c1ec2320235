using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>Checks <see cref="RateLimitOptions"/> by its annotations.</summary>
[OptionsValidator]
internal sealed partial class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>;
