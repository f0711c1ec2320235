namespace Aspire.Hosting.Testing;

/// <summary>How a test reaches the parts of a running application.</summary>
public static class DistributedApplicationHostingTestingExtensions
{
    /// <summary>A client for a project's first process.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">The project.</param>
    /// <returns>A client with its address; the caller disposes of it.</returns>
    /// <exception cref="ArgumentException">There is no such project.</exception>
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName) =>
        new() { BaseAddress = app.GetEndpoint(resourceName) };

    /// <summary>The address of a project's first process.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">The project.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentException">There is no such project.</exception>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName) =>
        app.Find<ProjectResource>(resourceName).AddressOf(0);

    /// <summary>The connection string of a server or database.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">The server or database.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection string.</returns>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static ValueTask<string?> GetConnectionStringAsync(
        this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default) =>
        new(app.Find<IResourceWithConnectionString>(resourceName).ConnectionString);

    private static T Find<T>(this DistributedApplication app, string resourceName)
        where T : IResource =>
        app.Resources.OfType<T>().FirstOrDefault(resource => string.Equals(resource.Name, resourceName, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"There is no such resource: {resourceName}.", nameof(resourceName));
}
