using HelmAI.AppHost.Local.Engine;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is set from outside: by configuration, as <c>Parameters:name</c>, or generated at the first start.</summary>
public sealed class ParameterResource : IResource
{
    private readonly ParameterDefault _default;
    private string? _value;

    internal ParameterResource(string name, ParameterDefault @default) => (Name, _default) = (name, @default);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The value.</summary>
    internal string Value => _value ?? throw new InvalidOperationException($"The parameter {Name} has no value before the start.");

    /// <summary>How a shell gets at the value without showing it.</summary>
    internal string ShellText { get; private set; } = "…";

    /// <summary>Takes the configured value, else the one kept in the data folder, else generates and keeps one.</summary>
    /// <param name="configuration">The AppHost's configuration; as an environment variable the key has _ for -.</param>
    /// <param name="folder">Where generated values are kept.</param>
    internal void Resolve(IConfiguration configuration, DataFolder folder)
    {
        var parameters = configuration.GetSection("Parameters");
        _value = parameters[Name] ?? parameters[Name.Replace('-', '_')];
        if (_value is null)
        {
            _value = folder.ReadOrCreateSecret(Name, _default.GetDefaultValue);
            ShellText = $"$(cat {folder.PathOf(Name)})";
        }
    }
}
