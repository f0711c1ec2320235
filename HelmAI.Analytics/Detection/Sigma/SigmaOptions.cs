using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Which Sigma rules and mappings are loaded.</summary>
internal sealed class SigmaOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Sigma";

    /// <summary>Whether the rule packs that come with the program are loaded; they are by default.</summary>
    [Setting("HELM_RULE_PACKS", Example = "true")]
    public bool RulePacks { get; set; } = true;

    /// <summary>
    /// A directory of further Sigma rules, with what is within it, such as <c>rules</c> of a SigmaHQ checkout; none by default.
    /// A rule of it takes the place of a pack's with the same identifier.
    /// </summary>
    [Setting("HELM_SIGMA_RULES", Example = "/opt/sigma/rules")]
    public string? RulesDirectory { get; set; }

    /// <summary>A directory of mapping files (<c>*.yml</c>) that come before those that are built in. Not set by default.</summary>
    [Setting("HELM_SIGMA_MAPPINGS", Example = "/opt/sigma/mappings")]
    public string? MappingsDirectory { get; set; }

    /// <summary>How much later than others of the same time, in seconds, an event may come and still count in correlations: 0 to 86,400, by default 300.</summary>
    [Setting("HELM_SIGMA_LATENESS_SECONDS", Example = "300")]
    public int LatenessSeconds { get; set; } = 300;
}
