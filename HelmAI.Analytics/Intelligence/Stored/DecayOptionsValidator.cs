using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Stored;

/// <summary>Checks that the configured models can be read.</summary>
internal sealed class DecayOptionsValidator : IValidateOptions<DecayOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DecayOptions options)
    {
        try
        {
            DecayFile.Read(options.File);
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            return ValidateOptionsResult.Fail($"{nameof(DecayOptions.File)}: {exception.Message}");
        }
    }
}
