using HelmAI.Analytics.Detection;
using HelmAI.Core.Events;

namespace HelmAI.Benchmarks.Indicators;

/// <summary>Asks for all strings of an event and does nothing with them: what the one reader pass costs by itself.</summary>
internal sealed class ReadStrings : IDetectionContent, IDetector
{
    /// <inheritdoc/>
    public IDetector Compile(FieldSchemaBuilder fields)
    {
        fields.AllStrings();
        return this;
    }

    /// <inheritdoc/>
    public void Detect(SecurityEvent securityEvent, EventFields fields, DetectionOutput output)
    {
    }
}
