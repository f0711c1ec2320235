using HelmAI.Analytics.Detection;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Processing;

/// <summary>Makes detection whose time is limited, for whoever looks at events: a rule that is only tried may hang as well.</summary>
/// <param name="options">How long one event may take.</param>
/// <param name="metrics">Counts the lost threads.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class DetectionWatch(IOptions<AnalysisOptions> options, AnalysisMetrics metrics, TimeProvider time, ILogger<DetectionWatch> logger)
{
    /// <summary>Makes it.</summary>
    /// <param name="current">Gives the content in force, which is asked for at each batch.</param>
    /// <returns>The detection, for one caller at a time.</returns>
    public WatchedDetection Over(Func<DetectionEngine> current) =>
        new(current, TimeSpan.FromMilliseconds(options.Value.TimeoutMilliseconds), metrics, time, logger);
}
