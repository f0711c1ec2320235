using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Adds values that are set from outside.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a parameter.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name; <c>Parameters:name</c> in configuration sets it.</param>
    /// <param name="value">Where it comes from otherwise.</param>
    /// <param name="secret">Whether it must not be shown; the engine shows none.</param>
    /// <param name="persist">Whether a generated value is kept; here it lives as long as the data folder, which says the same.</param>
    /// <returns>The parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false) =>
        builder.AddResource(new ParameterResource(name, value));

    /// <summary>Adds a server that runs elsewhere, by the connection string of that name in configuration.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name of both.</param>
    /// <returns>The connection string.</returns>
    /// <exception cref="DistributedApplicationException">Configuration has none of that name.</exception>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(this IDistributedApplicationBuilder builder, string name)
    {
        var value = builder.Configuration.GetConnectionString(name)
            ?? throw new DistributedApplicationException($"No connection string is configured: set ConnectionStrings__{name}.");
        return builder.AddResource(new ConnectionStringResource(name, value));
    }
}
