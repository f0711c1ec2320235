namespace Aspire.Hosting;

/// <summary>What is said of containers.</summary>
public static class ContainerResourceBuilderExtensions
{
    /// <summary>Pins the image. A process has none: the server that the machine has is the one that runs.</summary>
    /// <typeparam name="T">The kind of server.</typeparam>
    /// <param name="builder">The server.</param>
    /// <param name="tag">The image's tag.</param>
    /// <returns>The same server.</returns>
    public static IResourceBuilder<T> WithImageTag<T>(this IResourceBuilder<T> builder, string tag)
        where T : IResource => builder;
}
