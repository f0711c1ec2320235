using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection;

/// <summary>What the detectors say of one event.</summary>
internal sealed class DetectionOutput
{
    // Most events have neither.
    private List<Finding>? _findings;
    private List<Observation>? _observations;

    /// <summary>The findings so far.</summary>
    public IReadOnlyList<Finding> Findings => _findings ?? [];

    /// <summary>The observations so far.</summary>
    public IReadOnlyList<Observation> Observations => _observations ?? [];

    /// <summary>Adds a finding.</summary>
    /// <param name="finding">The finding.</param>
    public void Add(Finding finding) => (_findings ??= []).Add(finding);

    /// <summary>Adds an observation.</summary>
    /// <param name="observation">The observation.</param>
    public void Add(Observation observation) => (_observations ??= []).Add(observation);
}
