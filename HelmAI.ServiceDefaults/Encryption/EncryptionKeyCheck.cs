using HelmAI.Core.Security;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Encryption;

/// <summary>Checks that keys are keys, and demands one everywhere but in Development.</summary>
/// <param name="environment">Says where this is.</param>
internal sealed class EncryptionKeyCheck(IHostEnvironment environment) : IValidateOptions<EncryptionOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, EncryptionOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Key is null && !environment.IsDevelopment())
        {
            result.AddError("is required outside of Development", nameof(options.Key));
        }
        else if (options.Key is { } key && EncryptionKey.TryParse(key) is null)
        {
            result.AddError("is not 32 bytes in base64 (43 or 44 characters)", nameof(options.Key));
        }

        if (options.OldKeyTexts.Any(static text => EncryptionKey.TryParse(text) is null))
        {
            result.AddError("has a part that is not 32 bytes in base64 (43 or 44 characters)", nameof(options.OldKeys));
        }

        return result.Build();
    }
}
