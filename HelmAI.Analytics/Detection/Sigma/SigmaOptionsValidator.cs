using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Checks that the configured directories are there, and the range of the lateness.</summary>
internal sealed class SigmaOptionsValidator : IValidateOptions<SigmaOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SigmaOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        Check(options.RulesDirectory, nameof(options.RulesDirectory), result);
        Check(options.MappingsDirectory, nameof(options.MappingsDirectory), result);
        if (options.LatenessSeconds is < 0 or > 86_400)
        {
            result.AddError("is not between 0 and 86400", nameof(options.LatenessSeconds));
        }

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
