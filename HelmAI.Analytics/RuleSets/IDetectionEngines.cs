using HelmAI.Analytics.Detection;

namespace HelmAI.Analytics.RuleSets;

/// <summary>Gives the content that is in force.</summary>
internal interface IDetectionEngines
{
    /// <summary>The content in force, compiled. Whoever takes it keeps it for a whole batch, so that no batch sees two.</summary>
    DetectionEngine Engine { get; }

    /// <summary>Waits for the tenants' own rules and the indicators: no event is to be analysed before they are there.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once they have been read.</returns>
    Task ReadyAsync(CancellationToken cancellationToken);
}
