using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Which Sigma rules are loaded.</summary>
internal sealed class SigmaOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Sigma";

    /// <summary>A directory of Sigma rules, with what is within it, such as <c>rules</c> of a SigmaHQ checkout. Not set by default: no rules are loaded.</summary>
    [Setting("HELM_SIGMA_RULES", Example = "/opt/sigma/rules")]
    public string? RulesDirectory { get; set; }
}
