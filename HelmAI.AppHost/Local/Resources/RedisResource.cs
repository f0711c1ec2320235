using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A Redis server, or one that speaks its protocol.</summary>
public sealed class RedisResource : IResourceWithConnectionString
{
    internal RedisResource(string name, ParameterResource password) => (Name, Password) = (name, password);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The password of the default user.</summary>
    internal ParameterResource Password { get; }

    /// <summary>The port on loopback; chosen at the start.</summary>
    internal int Port { get; set; }

    IEnumerable<KeyValuePair<string, string>> IResourceWithConnectionString.ConnectionProperties =>
    [
        new("HOST", "127.0.0.1"),
        new("PORT", Port.ToString(CultureInfo.InvariantCulture)),
        new("PASSWORD", Password.Value),
        new("URI", $"redis://:{Uri.EscapeDataString(Password.Value)}@127.0.0.1:{Port}"),
    ];

    string IResourceWithConnectionString.ConnectionString => $"127.0.0.1:{Port},password={Password.Value}";
}
