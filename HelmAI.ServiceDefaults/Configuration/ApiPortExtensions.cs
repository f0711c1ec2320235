using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Registers the port of the API.</summary>
public static class ApiPortExtensions
{
    /// <summary>Makes the program listen on <c>API_PORT</c>, 8000 by default, unless <c>--urls</c>, <c>ASPNETCORE_URLS</c> or <c>HTTP_PORTS</c> say otherwise.</summary>
    /// <typeparam name="TBuilder">The kind of program.</typeparam>
    /// <param name="builder">The program, to be run by <see cref="ServiceRunner.RunServiceAsync"/>.</param>
    /// <returns>The same program.</returns>
    public static TBuilder AddApiPort<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddSettings<ApiPortOptions, ApiPortOptionsValidator>("Api");
        builder.Services.AddSingleton<ApiPort>();
        return builder;
    }
}
