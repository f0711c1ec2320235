using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Offers the flat environment variables of settings, such as <c>API_PORT</c>, under their configuration keys, such as <c>Api:Port</c>.</summary>
/// <param name="configuration">The whole configuration, in which the variables are looked up whenever a key is asked for.</param>
internal sealed class VariableSource(IConfiguration configuration) : IConfigurationSource
{
    private readonly ConcurrentDictionary<string, string> _variables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds settings.</summary>
    /// <param name="section">The settings.</param>
    public void Map(SettingsSection section)
    {
        foreach (var setting in section.Settings)
        {
            _variables[setting.Key] = setting.VariableKey;
        }
    }

    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(configuration, _variables);

    private sealed class Provider(IConfiguration configuration, ConcurrentDictionary<string, string> variables) : ConfigurationProvider
    {
        public override bool TryGet(string key, out string? value)
        {
            value = variables.TryGetValue(key, out var variable) ? configuration[variable] : null;
            return !string.IsNullOrEmpty(value);
        }

        public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
        {
            var prefix = parentPath is null ? string.Empty : parentPath + ConfigurationPath.KeyDelimiter;
            return variables.Keys
                .Where(key => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && TryGet(key, out _))
                .Select(key => key[prefix.Length..].Split(ConfigurationPath.KeyDelimiter)[0])
                .Concat(earlierKeys)
                .Order(ConfigurationKeyComparer.Instance);
        }
    }
}
