namespace Aspire.Hosting.ApplicationModel;

/// <summary>A server that runs elsewhere, known by its connection string.</summary>
public sealed class ConnectionStringResource : IResourceWithConnectionString
{
    private readonly string _value;

    internal ConnectionStringResource(string name, string value) => (Name, _value) = (name, value);

    /// <inheritdoc/>
    public string Name { get; }

    IEnumerable<KeyValuePair<string, string>> IResourceWithConnectionString.ConnectionProperties => [];

    string IResourceWithConnectionString.ConnectionString => _value;
}
