using Microsoft.Extensions.Configuration;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Finds the values that are set but do not count, since another place says otherwise.</summary>
/// <param name="sections">What settings there are.</param>
/// <param name="files">The <c>.env</c> files.</param>
/// <param name="configuration">What counts.</param>
internal sealed class OverruledValues(IEnumerable<SettingsSection> sections, IEnumerable<EnvironmentFileSource> files, IConfiguration configuration)
{
    /// <summary>Names them, each with what overrules it.</summary>
    /// <returns>Pairs of names; never a value.</returns>
    public IEnumerable<(string Lost, string Won)> Find() => InFiles().Concat(sections.SelectMany(static section => section.Settings).SelectMany(InVariables));

    private IEnumerable<(string Lost, string Won)> InFiles() =>
        from pair in files.SelectMany(static file => file.File.Values)
        where configuration[Setting.ToKey(pair.Key)] != pair.Value
        select ($"{pair.Key} in .env", "the environment");

    private IEnumerable<(string Lost, string Won)> InVariables(Setting setting)
    {
        var value = configuration[setting.VariableKey];
        if (string.IsNullOrEmpty(value))
        {
            yield break;
        }

        if (setting.Attribute.YieldsTo is { } rival && !string.IsNullOrEmpty(configuration[Setting.ToKey(rival)]))
        {
            yield return (setting.Attribute.Variable, rival);
        }
        else if (configuration[setting.Key] != value)
        {
            yield return (setting.Attribute.Variable, setting.Key);
        }
    }
}
