using HelmAI.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Registers the settings of the cache.</summary>
internal static class CacheExtensions
{
    /// <summary>Adds <see cref="CacheOptions"/>.</summary>
    /// <param name="builder">The program.</param>
    public static void AddCacheSettings(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<CacheOptions, CacheOptionsValidator>("Cache");
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CacheOptions>, CacheUrlValidator>());
    }
}
