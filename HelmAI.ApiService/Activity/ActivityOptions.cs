using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ApiService.Activity;

/// <summary>What is kept of activities.</summary>
internal sealed class ActivityOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Activity";

    /// <summary>Whether the prompts of interactions are kept, encrypted, beside their length; not by default.</summary>
    [Setting("HELM_STORE_PROMPTS", Example = "false")]
    public bool StorePrompts { get; set; }
}
