using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.RuleSets;

/// <summary>What tenants may have of their own, and how changes come into force.</summary>
internal sealed class RuleSetOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "RuleSets";

    /// <summary>The most rules of its own that a tenant may have: 1 to 100,000, by default 10,000.</summary>
    [Setting("HELM_RULES_MAX_PER_TENANT", Example = "10000")]
    [Range(1, 100_000)]
    public int MaxPerTenant { get; set; } = 10_000;

    /// <summary>How often a process looks for changes without having been told, in milliseconds: 50 to 60,000, by default 500.</summary>
    [Setting("HELM_RULES_POLL_MS", Example = "500")]
    [Range(50, 60_000)]
    public int PollMilliseconds { get; set; } = 500;

    /// <summary>The directory within which directories of rules may be imported; none by default, so that no path of the server can be read.</summary>
    [Setting("HELM_RULES_IMPORT_ROOT", Example = "/opt/sigma")]
    public string? ImportRoot { get; set; }
}
