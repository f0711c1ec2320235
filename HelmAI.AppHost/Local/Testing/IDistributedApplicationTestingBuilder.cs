namespace Aspire.Hosting.Testing;

/// <summary>The description that an AppHost made, in the hands of a test.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder
{
    /// <summary>Makes the application, which writes nothing to the console.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The application, not yet started.</returns>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
