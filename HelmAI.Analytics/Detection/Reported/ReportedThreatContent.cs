namespace HelmAI.Analytics.Detection.Reported;

/// <summary>The built-in content that takes a sender's word for a threat.</summary>
internal sealed class ReportedThreatContent : IDetectionContent
{
    /// <inheritdoc/>
    public IDetector Compile(FieldSchemaBuilder fields) =>
        new ReportedThreatDetector(fields.Field("type"), fields.Field("indicators"));
}
