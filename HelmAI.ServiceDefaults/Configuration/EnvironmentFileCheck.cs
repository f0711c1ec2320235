using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Reports the lines of the <c>.env</c> file that can't be read together with all other mistakes.</summary>
internal sealed class EnvironmentFileCheck : IValidateOptions<EnvironmentFileOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, EnvironmentFileOptions options) =>
        options.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Faults);
}
