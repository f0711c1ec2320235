using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Collects the parts of an application.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>The environment variables, and above them the command line.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>The environment that the application runs in, such as Development.</summary>
    IHostEnvironment Environment { get; }

    /// <summary>What the model is built for.</summary>
    DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>Adds a part.</summary>
    /// <typeparam name="T">Its kind.</typeparam>
    /// <param name="resource">The part.</param>
    /// <returns>A builder to describe it further.</returns>
    /// <exception cref="DistributedApplicationException">The name is taken.</exception>
    IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    /// <summary>Makes the application.</summary>
    /// <returns>The application, not yet started.</returns>
    DistributedApplication Build();
}
