namespace Aspire.Hosting;

/// <summary>Adds projects of the solution.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a project.</summary>
    /// <typeparam name="TProject">The type that the build wrote for it, in the namespace <c>Projects</c>.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name that it runs under.</param>
    /// <param name="configure">Must leave the launch profile out.</param>
    /// <returns>The project.</returns>
    /// <exception cref="DistributedApplicationException">The launch profile was not left out.</exception>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name, Action<ProjectResourceOptions> configure)
        where TProject : IProjectMetadata, new()
    {
        var options = new ProjectResourceOptions();
        configure(options);
        return options.ExcludeLaunchProfile
            ? builder.AddResource(new ProjectResource(name, new TProject()))
            : throw new DistributedApplicationException($"{name}: launch profiles are not read here; set ExcludeLaunchProfile.");
    }

    /// <summary>Runs several equal processes of it.</summary>
    /// <param name="builder">The project.</param>
    /// <param name="replicas">How many, 1 or more.</param>
    /// <returns>The same project.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are none.</exception>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(replicas);
        builder.Resource.Replicas = replicas;
        return builder;
    }
}
