using HelmAI.Analytics.Detection;
using HelmAI.Analytics.RuleSets;

namespace HelmAI.Tests.Analytics.Processing;

/// <summary>Content that never changes.</summary>
internal sealed class FixedEngine(DetectionEngine engine) : IDetectionEngines
{
    public DetectionEngine Engine => engine;

    public Task ReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
