using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>All settings of one options type.</summary>
/// <param name="OptionsType">The options type.</param>
/// <param name="Settings">Its settings, in the order of their declaration.</param>
internal sealed record SettingsSection(Type OptionsType, IReadOnlyList<Setting> Settings)
{
    /// <summary>Reads the declarations of an options type.</summary>
    /// <param name="optionsType">The type.</param>
    /// <param name="section">The configuration section that it is bound to.</param>
    /// <returns>Its settings.</returns>
    /// <exception cref="InvalidOperationException">A property that can be set has no <see cref="SettingAttribute"/>.</exception>
    public static SettingsSection Of(Type optionsType, string section) => new(
        optionsType,
        [
            .. from property in optionsType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property.CanWrite
               let attribute = property.GetCustomAttribute<SettingAttribute>()
                   ?? throw new InvalidOperationException($"{optionsType.Name}.{property.Name} names no environment variable.")
               select new Setting(property, ConfigurationPath.Combine(section, property.Name), attribute),
        ]);
}
