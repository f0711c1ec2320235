using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Checks the ranges of <see cref="CacheOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class CacheOptionsValidator : IValidateOptions<CacheOptions>;
