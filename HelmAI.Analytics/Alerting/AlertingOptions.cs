using System.ComponentModel.DataAnnotations;
using HelmAI.Core.Events;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Alerting;

/// <summary>When findings become alerts.</summary>
internal sealed class AlertingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Alerting";

    /// <summary>The length, in seconds, of the windows in which equal findings are one alert: 1 to 604,800, by default 3,600.</summary>
    [Setting("HELM_ALERT_WINDOW_SECONDS", Example = "3600")]
    [Range(1, 604_800)]
    public int WindowSeconds { get; set; } = 3_600;

    /// <summary>The least severity of a finding that raises an alert; by default low, so that info is kept as a finding alone.</summary>
    [Setting("HELM_ALERT_MIN_SEVERITY", Example = "low")]
    [EnumDataType(typeof(Severity))]
    public Severity MinimumSeverity { get; set; } = Severity.Low;

    /// <summary>How often a process looks for changed suppressions without having been told, in milliseconds: 50 to 60,000, by default 500.</summary>
    [Setting("HELM_SUPPRESSIONS_POLL_MS", Example = "500")]
    [Range(50, 60_000)]
    public int SuppressionPollMilliseconds { get; set; } = 500;
}
