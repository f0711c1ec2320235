using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Processing;

/// <summary>How a worker takes events from the queue.</summary>
internal sealed class AnalysisOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Analysis";

    /// <summary>The most events that are claimed, analysed and written together: 1 to 10,000, by default 500.</summary>
    [Setting("HELM_ANALYSIS_BATCH_SIZE", Example = "500")]
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 500;

    /// <summary>How long an idle worker waits, in milliseconds, before it looks into the queue without having been woken: 10 to 60,000, by default 100.</summary>
    [Setting("HELM_ANALYSIS_POLL_MS", Example = "100")]
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 100;
}
