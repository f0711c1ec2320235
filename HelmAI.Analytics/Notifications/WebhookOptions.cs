using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Notifications;

/// <summary>Where webhooks may point, and how they are told.</summary>
internal sealed class WebhookOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Webhooks";

    /// <summary>Whether plain http is taken beside https; where not set, in Development only.</summary>
    [Setting("HELM_WEBHOOKS_ALLOW_HTTP", Example = "false")]
    public bool? AllowHttp { get; set; }

    /// <summary>Networks in CIDR notation that may be called although they are not public, separated by commas or spaces. Not set by default: none may.</summary>
    [Setting("HELM_WEBHOOKS_ALLOWED_NETWORKS", Example = "10.20.0.0/16,fd00:20::/32")]
    public string? AllowedNetworks { get; set; }

    /// <summary>The most webhooks that a tenant may have: 1 to 1,000, by default 20.</summary>
    [Setting("HELM_WEBHOOKS_MAX_PER_TENANT", Example = "20")]
    [Range(1, 1_000)]
    public int MaxPerTenant { get; set; } = 20;

    /// <summary>How often a delivery is tried before it is given up: 1 to 30, by default 12, which takes up to 32 hours.</summary>
    [Setting("HELM_WEBHOOKS_MAX_ATTEMPTS", Example = "12")]
    [Range(1, 30)]
    public int MaxAttempts { get; set; } = 12;

    /// <summary>How long a receiver may take to answer, in seconds, the connection counted: 1 to 60, by default 15.</summary>
    [Setting("HELM_WEBHOOKS_TIMEOUT_SECONDS", Example = "15")]
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>How many deliveries a process sends at a time: 1 to 256, by default 16.</summary>
    [Setting("HELM_WEBHOOKS_CONCURRENCY", Example = "16")]
    [Range(1, 256)]
    public int Concurrency { get; set; } = 16;

    /// <summary>How many deliveries to one webhook are under way at a time, of all processes together: 1 to 64, by default 4.</summary>
    [Setting("HELM_WEBHOOKS_CONCURRENCY_PER_TARGET", Example = "4")]
    [Range(1, 64)]
    public int ConcurrencyPerTarget { get; set; } = 4;

    /// <summary>How often a process looks for due deliveries and changed webhooks without having been told, in milliseconds: 50 to 60,000, by default 1,000.</summary>
    [Setting("HELM_WEBHOOKS_POLL_MS", Example = "1000")]
    [Range(50, 60_000)]
    public int PollMilliseconds { get; set; } = 1_000;

    /// <summary>The networks one by one, as they were written.</summary>
    public string[] EachAllowedNetwork => AllowedNetworks?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
