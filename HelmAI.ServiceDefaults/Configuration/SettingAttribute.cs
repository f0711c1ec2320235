namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Names the environment variable of a setting, and says how a mistake in it is shown.</summary>
/// <param name="variable">The variable, such as <c>API_PORT</c>; two underscores stand for a level of the configuration, as in <c>ConnectionStrings__helmdb</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string variable) : Attribute
{
    /// <summary>The environment variable.</summary>
    public string Variable { get; } = variable;

    /// <summary>A value that is right, for the report of mistakes.</summary>
    public string? Example { get; init; }

    /// <summary>The variable that wins over this one where both are set: a warning then names the one that lost.</summary>
    public string? YieldsTo { get; init; }

    /// <summary>Whether the value must never be shown.</summary>
    public bool Secret { get; init; }
}
