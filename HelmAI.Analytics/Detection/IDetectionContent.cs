namespace HelmAI.Analytics.Detection;

/// <summary>Detection content of one kind, as loaded: what a detector is compiled from.</summary>
internal interface IDetectionContent
{
    /// <summary>Compiles the content, declaring every field that the detector will read.</summary>
    /// <param name="fields">Collects the fields.</param>
    /// <returns>The detector.</returns>
    IDetector Compile(FieldSchemaBuilder fields);

    /// <summary>Waits for what the detector looks things up in: no event is to be analysed before it is there.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is there; at once where the content is complete by itself.</returns>
    Task ReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
