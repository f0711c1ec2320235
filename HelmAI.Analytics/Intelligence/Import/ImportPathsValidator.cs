using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Checks that the files and directories are there.</summary>
internal sealed class ImportPathsValidator : IValidateOptions<ImportOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ImportOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var path in options.Paths.Where(static one => !Path.Exists(one)))
        {
            result.AddError($"names {path}, where there is nothing", nameof(options.Files));
        }

        return result.Build();
    }
}
