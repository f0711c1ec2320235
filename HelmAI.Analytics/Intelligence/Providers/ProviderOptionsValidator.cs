using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>Checks <see cref="ProviderOptions"/> against its annotations.</summary>
[OptionsValidator]
internal sealed partial class ProviderOptionsValidator : IValidateOptions<ProviderOptions>;
