using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ServiceDefaults.Live;

/// <summary>How live figures are shared between processes.</summary>
internal sealed class LiveOptions
{
    /// <summary>How often a process tells others what it has counted, in milliseconds: 50 to 5,000, by default 250.</summary>
    [Setting("HELM_LIVE_INTERVAL_MS", Example = "250")]
    [Range(50, 5_000)]
    public int IntervalMilliseconds { get; init; } = 250;
}
