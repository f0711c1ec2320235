using HelmAI.Analytics.Intelligence.Import;
using HelmAI.ApiService.Intelligence.Imports;
using HelmAI.ApiService.Intelligence.Indicators;
using HelmAI.ApiService.Intelligence.Sightings;

namespace HelmAI.ApiService.Intelligence;

/// <summary>Indicators over HTTP: bringing them in, reading and judging them.</summary>
internal static class IndicatorFeature
{
    /// <summary>Registers what the routes need.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddIndicators(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IndicatorDescriber>();
        return builder.AddIndicatorImports();
    }

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapIndicators(this IEndpointRouteBuilder routes)
    {
        var intel = routes.MapGroup("/intel").WithTags("Intelligence");
        intel.MapIndicatorList();
        intel.MapImports();
        intel.MapSightings();
    }
}
