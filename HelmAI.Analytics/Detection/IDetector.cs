using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection;

/// <summary>
/// Finds what is wrong with one event. Pure: values in, findings and observations out, no I/O, no state; called by
/// several threads at once. It should cost next to nothing on an event that has nothing for it.
/// </summary>
internal interface IDetector
{
    /// <summary>Looks at one event.</summary>
    /// <param name="securityEvent">The event's envelope.</param>
    /// <param name="fields">The values of the declared fields.</param>
    /// <param name="output">Receives findings and observations.</param>
    void Detect(SecurityEvent securityEvent, EventFields fields, DetectionOutput output);

    /// <summary>What folds this detector's observations, each after those whose completions it counts; most detectors make none.</summary>
    IReadOnlyList<ICorrelator> Correlators => [];

    /// <summary>What folds the observations that this detector makes of a tenant's events.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <returns>The correlators, each after those whose completions it counts.</returns>
    IReadOnlyList<ICorrelator> CorrelatorsOf(string tenantId) => Correlators;
}
