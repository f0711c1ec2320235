namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that others reach by a connection string.</summary>
public interface IResourceWithConnectionString : IResource
{
    /// <summary>The parts of the connection string, as variables of the projects that refer to it.</summary>
    internal IEnumerable<KeyValuePair<string, string>> ConnectionProperties { get; }

    /// <summary>The connection string, known once the application has started.</summary>
    internal string ConnectionString { get; }
}
