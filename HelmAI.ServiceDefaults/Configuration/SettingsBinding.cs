using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>
/// Fills options from the configuration, property by property, so that one value that can't be read
/// neither hides the next mistake nor stops the program half-way. An empty value counts as not set.
/// </summary>
/// <typeparam name="TOptions">The options.</typeparam>
/// <param name="configuration">Where values come from.</param>
/// <param name="section">The settings.</param>
internal sealed class SettingsBinding<TOptions>(IConfiguration configuration, SettingsSection section)
    : IConfigureOptions<TOptions>, IValidateOptions<TOptions>
    where TOptions : class
{
    /// <inheritdoc/>
    public void Configure(TOptions options)
    {
        foreach (var setting in section.Settings)
        {
            if (Read(setting, out var value) is null && value is not null)
            {
                setting.Property.SetValue(options, value);
            }
        }
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var setting in section.Settings)
        {
            if (Read(setting, out _) is { } fault)
            {
                result.AddError(fault, setting.Property.Name);
            }
        }

        return result.Build();
    }

    private string? Read(Setting setting, out object? value)
    {
        value = null;
        return configuration[setting.Key] is { Length: > 0 } text
            ? SettingConverter.TryConvert(text, setting.Property.PropertyType, out value)
            : null;
    }
}
