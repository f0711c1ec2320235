using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Checks that the configured directories are there.</summary>
internal sealed class SigmaOptionsValidator : IValidateOptions<SigmaOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SigmaOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        Check(options.RulesDirectory, nameof(options.RulesDirectory), result);
        Check(options.MappingsDirectory, nameof(options.MappingsDirectory), result);
        return result.Build();
    }

    private static void Check(string? directory, string member, ValidateOptionsResultBuilder result)
    {
        if (directory is not null && !Directory.Exists(directory))
        {
            result.AddError("names no directory", member);
        }
    }
}
