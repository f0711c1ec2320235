using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Processing;

/// <summary>How a worker takes events from the queue.</summary>
internal sealed class AnalysisOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Analysis";

    /// <summary>The most events that are claimed, analysed and written together: 1 to 10,000, by default 1,000. Less is taken while less waits, or where a batch takes long.</summary>
    [Setting("HELM_ANALYSIS_BATCH_SIZE", Example = "1000")]
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 1_000;

    /// <summary>How many batches are under way at a time, so that some are analysed while others are read or written: 0 to 64; by default 0, which takes one for each processor, and at least two.</summary>
    [Setting("HELM_ANALYSIS_CONCURRENCY", Example = "4")]
    [Range(0, 64)]
    public int Concurrency { get; set; }

    /// <summary>How long detection may look at one event, in milliseconds, before the event is failed: 100 to 600,000, by default 5,000. It is noticed within twice this time.</summary>
    [Setting("HELM_ANALYSIS_TIMEOUT_MS", Example = "5000")]
    [Range(100, 600_000)]
    public int TimeoutMilliseconds { get; set; } = 5_000;

    /// <summary>How long an idle worker waits, in milliseconds, before it looks into the queue without having been woken: 10 to 60,000, by default 100.</summary>
    [Setting("HELM_ANALYSIS_POLL_MS", Example = "100")]
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 100;
}
