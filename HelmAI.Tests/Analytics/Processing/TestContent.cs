using HelmAI.Analytics.Detection;
using HelmAI.Core.Events;

namespace HelmAI.Tests.Analytics.Processing;

/// <summary>Content for tests: whatever a function does with an event, and a correlator if wanted.</summary>
internal sealed class TestContent(Action<SecurityEvent, DetectionOutput> detect, ICorrelator? correlator = null) : IDetectionContent, IDetector
{
    public IReadOnlyList<ICorrelator> Correlators => correlator is null ? [] : [correlator];

    public IDetector Compile(FieldSchemaBuilder fields) => this;

    public void Detect(SecurityEvent securityEvent, EventFields fields, DetectionOutput output) => detect(securityEvent, output);
}
