using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>Demands a key everywhere but in Development, and one that is not soon guessed.</summary>
/// <param name="environment">Says where this is.</param>
internal sealed class ApiKeyRequirement(IHostEnvironment environment) : IValidateOptions<ApiKeyOptions>
{
    private const int MinLength = 16;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ApiKeyOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (!environment.IsDevelopment())
        {
            switch (options.Key)
            {
                case null:
                    result.AddError("is required outside of Development", nameof(options.Key));
                    break;
                case { Length: < MinLength }:
                    result.AddError($"is shorter than the {MinLength} characters that are required outside of Development", nameof(options.Key));
                    break;
            }
        }

        return result.Build();
    }
}
