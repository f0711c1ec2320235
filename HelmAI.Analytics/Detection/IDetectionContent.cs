namespace HelmAI.Analytics.Detection;

/// <summary>Detection content of one kind, as loaded: what a detector is compiled from.</summary>
internal interface IDetectionContent
{
    /// <summary>Compiles the content, declaring every field that the detector will read.</summary>
    /// <param name="fields">Collects the fields.</param>
    /// <returns>The detector.</returns>
    IDetector Compile(FieldSchemaBuilder fields);
}
