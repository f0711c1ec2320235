using HelmAI.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Geolocation;

/// <summary>Registers geolocation.</summary>
internal static class GeoExtensions
{
    /// <summary>Adds <see cref="EventLocations"/>, which adds nothing where no database is configured.</summary>
    /// <param name="builder">The host.</param>
    public static void AddGeolocation(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<GeoOptions>(GeoOptions.Section);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GeoOptions>, GeoOptionsValidator>());
        builder.Services.AddSingleton<GeoDatabases>().AddSingleton<EventLocations>();
    }
}
