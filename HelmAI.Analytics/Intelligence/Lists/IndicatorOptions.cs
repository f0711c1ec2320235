using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Intelligence.Lists;

/// <summary>Which indicator lists and allow lists are loaded.</summary>
internal sealed class IndicatorOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Indicators";

    /// <summary>An indicator list, or a folder of them, to load beside the built-in one; see <see cref="ListFormat"/> for their form.</summary>
    [Setting("HELM_INDICATORS_FILE", Example = "/etc/helm/indicators.tsv")]
    public string? File { get; set; }

    /// <summary>How often to look whether the lists' files changed, in seconds: 1 to 86,400, by default 60.</summary>
    [Setting("HELM_INDICATORS_POLL_SECONDS", Example = "60")]
    public int PollSeconds { get; set; } = 60;

    /// <summary>What is known to be harmless: a warning list of MISP, a folder of them, or an archive (<c>.tar.gz</c>).</summary>
    [Setting("HELM_ALLOW_LISTS", Example = "/etc/helm/misp-warninglists.tar.gz")]
    public string? AllowLists { get; set; }
}
