using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Retention;

/// <summary>How long events, alerts and activities are kept.</summary>
internal sealed class RetentionOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Retention";

    /// <summary>For how many days events, alerts and activities are kept where their tenant says nothing: 0 to 36,500; by default 0, which keeps them for ever.</summary>
    [Setting("HELM_RETENTION_DAYS", Example = "90")]
    [Range(0, 36_500)]
    public int Days { get; set; }
}
