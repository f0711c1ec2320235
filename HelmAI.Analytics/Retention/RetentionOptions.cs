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

    /// <summary>For how many days deliveries to webhooks are kept, with what came of them, and no longer than their tenant's events: 1 to 3,650; by default 30.</summary>
    [Setting("HELM_WEBHOOKS_RETENTION_DAYS", Example = "30")]
    [Range(1, 3_650)]
    public int DeliveryDays { get; set; } = 30;
}
