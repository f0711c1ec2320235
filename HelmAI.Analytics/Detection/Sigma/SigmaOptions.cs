using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Which Sigma rules and mappings are loaded.</summary>
internal sealed class SigmaOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Sigma";

    /// <summary>A directory of Sigma rules, with what is within it, such as <c>rules</c> of a SigmaHQ checkout. Not set by default: no rules are loaded.</summary>
    [Setting("HELM_SIGMA_RULES", Example = "/opt/sigma/rules")]
    public string? RulesDirectory { get; set; }

    /// <summary>A directory of mapping files (<c>*.yml</c>) that come before those that are built in. Not set by default.</summary>
    [Setting("HELM_SIGMA_MAPPINGS", Example = "/opt/sigma/mappings")]
    public string? MappingsDirectory { get; set; }

    /// <summary>How much later than others of the same time, in seconds, an event may come and still count in correlations: 0 to 86,400, by default 300.</summary>
    [Setting("HELM_SIGMA_LATENESS_SECONDS", Example = "300")]
    public int LatenessSeconds { get; set; } = 300;
}
