using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>Demands a key everywhere but in Development.</summary>
/// <param name="environment">Says where this is.</param>
internal sealed class ApiKeyRequirement(IHostEnvironment environment) : IValidateOptions<ApiKeyOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ApiKeyOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Key is null && !environment.IsDevelopment())
        {
            result.AddError("is required outside of Development", nameof(options.Key));
        }

        return result.Build();
    }
}
