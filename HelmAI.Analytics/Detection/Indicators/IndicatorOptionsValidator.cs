using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Detection.Indicators;

/// <summary>Checks that the configured list is there.</summary>
internal sealed class IndicatorOptionsValidator : IValidateOptions<IndicatorOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, IndicatorOptions options) =>
        options.File is null || File.Exists(options.File)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{nameof(IndicatorOptions.File)}: there is no such file.");
}
