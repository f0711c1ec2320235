using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>One setting: a property of an options type, and where its value comes from.</summary>
/// <param name="Property">The property.</param>
/// <param name="Key">Its configuration key, such as <c>Api:Port</c>.</param>
/// <param name="Attribute">What its declaration says.</param>
internal sealed record Setting(PropertyInfo Property, string Key, SettingAttribute Attribute)
{
    /// <summary>The key under which configuration sources hold the environment variable.</summary>
    public string VariableKey => ToKey(Attribute.Variable);

    /// <summary>Turns the name of an environment variable into a configuration key.</summary>
    /// <param name="variable">The name, such as <c>ConnectionStrings__helmdb</c>.</param>
    /// <returns>The key, such as <c>ConnectionStrings:helmdb</c>.</returns>
    public static string ToKey(string variable) => variable.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
}
