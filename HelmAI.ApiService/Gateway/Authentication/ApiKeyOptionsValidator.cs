using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>Checks <see cref="ApiKeyOptions"/> by its annotations.</summary>
[OptionsValidator]
internal sealed partial class ApiKeyOptionsValidator : IValidateOptions<ApiKeyOptions>;
