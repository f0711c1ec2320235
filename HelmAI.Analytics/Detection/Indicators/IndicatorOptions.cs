using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Detection.Indicators;

/// <summary>Which indicator lists are loaded.</summary>
internal sealed class IndicatorOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Indicators";

    /// <summary>An indicator list to load beside the built-in one; see <see cref="IndicatorList"/> for its form.</summary>
    [Setting("HELM_INDICATORS_FILE", Example = "/etc/helm/indicators.tsv")]
    public string? File { get; set; }
}
