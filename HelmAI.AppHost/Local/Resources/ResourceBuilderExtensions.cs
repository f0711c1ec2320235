namespace Aspire.Hosting;

/// <summary>Describes projects: their addresses, what they are told, and what they wait for.</summary>
public static class ResourceBuilderExtensions
{
    /// <summary>Gives it an address, on loopback.</summary>
    /// <param name="builder">The project.</param>
    /// <param name="port">The port; by default, and where it is taken and configuration does not ask for it as <c>NAME_PORT</c>, any free one.</param>
    /// <returns>The same project.</returns>
    public static IResourceBuilder<ProjectResource> WithHttpEndpoint(this IResourceBuilder<ProjectResource> builder, int? port = null) =>
        builder.With(project => project.WantedPort = port);

    /// <summary>Says that people and programs from outside call it.</summary>
    /// <param name="builder">The project.</param>
    /// <returns>The same project.</returns>
    public static IResourceBuilder<ProjectResource> WithExternalHttpEndpoints(this IResourceBuilder<ProjectResource> builder) =>
        builder.With(project => project.IsExternal = true);

    /// <summary>Counts it as healthy while a path answers 200.</summary>
    /// <param name="builder">The project.</param>
    /// <param name="path">The path.</param>
    /// <returns>The same project.</returns>
    public static IResourceBuilder<ProjectResource> WithHttpHealthCheck(this IResourceBuilder<ProjectResource> builder, string path) =>
        builder.With(project => project.HealthPath = path);

    /// <summary>Starts it only when another part is healthy.</summary>
    /// <param name="builder">The project.</param>
    /// <param name="dependency">The other part.</param>
    /// <returns>The same project.</returns>
    public static IResourceBuilder<ProjectResource> WaitFor(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<IResource> dependency) =>
        builder.With(project => project.WaitsFor.Add(dependency.Resource));

    /// <summary>Tells it a server's connection string, as <c>ConnectionStrings__name</c> and <c>NAME_HOST</c> and so on.</summary>
    /// <param name="builder">The project.</param>
    /// <param name="source">The server or database.</param>
    /// <returns>The same project.</returns>
    public static IResourceBuilder<ProjectResource> WithReference(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<IResourceWithConnectionString> source) =>
        builder.With(project => project.References.Add(source.Resource));

    /// <summary>Tells it another project's addresses, as <c>services__name__http__0</c> and <c>NAME_HTTP</c>.</summary>
    /// <param name="builder">The project.</param>
    /// <param name="source">The other project.</param>
    /// <returns>The same project.</returns>
    public static IResourceBuilder<ProjectResource> WithReference(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<ProjectResource> source) =>
        builder.With(project => project.References.Add(source.Resource));

    /// <summary>Sets an environment variable.</summary>
    /// <param name="builder">The project.</param>
    /// <param name="name">The variable.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The same project.</returns>
    public static IResourceBuilder<ProjectResource> WithEnvironment(
        this IResourceBuilder<ProjectResource> builder, string name, string? value) =>
        builder.With(project => project.Variables[name] = () => value);

    /// <summary>Sets an environment variable to a parameter's value.</summary>
    /// <param name="builder">The project.</param>
    /// <param name="name">The variable.</param>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The same project.</returns>
    public static IResourceBuilder<ProjectResource> WithEnvironment(
        this IResourceBuilder<ProjectResource> builder, string name, IResourceBuilder<ParameterResource> parameter) =>
        builder.With(project => project.Variables[name] = () => parameter.Resource.Value);

    private static IResourceBuilder<ProjectResource> With(this IResourceBuilder<ProjectResource> builder, Action<ProjectResource> change)
    {
        change(builder.Resource);
        return builder;
    }
}
