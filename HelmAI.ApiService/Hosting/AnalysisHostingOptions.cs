using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ApiService.Hosting;

/// <summary>Where events are analysed.</summary>
internal sealed class AnalysisHostingOptions
{
    /// <summary><c>embedded</c>, the default, analyses in this process; <c>external</c> leaves it to workers of their own.</summary>
    [Setting("HELM_ANALYTICS", Example = "embedded")]
    public AnalysisPlace Place { get; init; } = AnalysisPlace.Embedded;
}
