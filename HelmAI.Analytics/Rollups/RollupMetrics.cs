using System.Diagnostics.Metrics;
using HelmAI.Analytics.Processing;

namespace HelmAI.Analytics.Rollups;

/// <summary>What is folded, as a metric.</summary>
internal sealed class RollupMetrics
{
    private readonly Counter<long> _folded;

    /// <summary>Creates the instrument.</summary>
    /// <param name="meters">Makes the meter.</param>
    public RollupMetrics(IMeterFactory meters) =>
        _folded = meters.Create(AnalysisMetrics.MeterName).CreateCounter<long>("helm.rollups.folded", "{change}", "Changes that were folded into the roll-ups.");

    /// <summary>Counts folded changes.</summary>
    /// <param name="changes">How many.</param>
    public void Record(int changes) => _folded.Add(changes);
}
