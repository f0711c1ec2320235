using HelmAI.Analytics;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ApiService.Hosting;

/// <summary>Hosts the analysis in the API's process, where the topology wants that.</summary>
internal static class AnalysisHostingExtensions
{
    /// <summary>Adds the analysis; where that runs elsewhere, only the rules that it works by.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddEmbeddedAnalysis(this WebApplicationBuilder builder)
    {
        builder.AddSettings<AnalysisHostingOptions>("AnalysisHosting");

        // Read before the options exist, since it decides what is registered; a wrong value is reported when they are validated.
        var place = builder.Configuration["AnalysisHosting:Place"];
        return nameof(AnalysisPlace.External).Equals(place?.Trim(), StringComparison.OrdinalIgnoreCase) ? builder.AddDetection() : builder.AddAnalytics();
    }
}
