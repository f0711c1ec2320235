namespace Aspire.Hosting.Testing;

/// <summary>Runs an AppHost's own program up to the point where it builds its application.</summary>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>Has an AppHost describe its application.</summary>
    /// <typeparam name="TEntryPoint">Any type of the AppHost's assembly, such as <c>Projects.HelmAI_AppHost</c>.</typeparam>
    /// <param name="args">The command line for it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The description.</returns>
    /// <exception cref="DistributedApplicationException">It ended, or failed, without an application.</exception>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class =>
        new EntryPoint(typeof(TEntryPoint).Assembly).DescribeAsync(args, cancellationToken);
}
