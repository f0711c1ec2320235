using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Checks that the configured directory is there.</summary>
internal sealed class SigmaOptionsValidator : IValidateOptions<SigmaOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SigmaOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.RulesDirectory is { } directory && !Directory.Exists(directory))
        {
            result.AddError("names no directory", nameof(options.RulesDirectory));
        }

        return result.Build();
    }
}
