using HelmAI.Analytics.Detection;
using HelmAI.Core.Events;

namespace HelmAI.Tests.Analytics.Detection;

/// <summary>Shortens "this content, on this event".</summary>
internal static class Detecting
{
    public static IReadOnlyList<Finding> Findings(this IDetectionContent content, SecurityEvent securityEvent) =>
        new DetectionEngine([content]).CreateSession().Detect(securityEvent).Findings;
}
