using HelmAI.Core.Events;
using HelmAI.Core.Rollups;

namespace HelmAI.Core.Storage.Rollups;

/// <summary>What a batch of rows adds to the roll-ups, gathered so that each figure has one row however many of the batch it counts.</summary>
internal sealed class RollupDeltas
{
    /// <summary>The part of events whose severity is not given.</summary>
    public const int NoSeverity = -1;

    private readonly Dictionary<RollupKey, RollupFigures> _changes = [];

    /// <summary>The changes.</summary>
    public IReadOnlyCollection<KeyValuePair<RollupKey, RollupFigures>> Changes => _changes;

    /// <summary>Adds a result.</summary>
    /// <param name="analysed">The event.</param>
    /// <param name="assessment">Its assessment; a failed one has no risk.</param>
    public void Add(SecurityEvent analysed, Assessment assessment)
    {
        var quarter = Quarter.Of(analysed.Timestamp);
        Add(new(analysed.TenantId, RollupMeasure.Events, quarter, analysed.EventType ?? string.Empty, (int?)analysed.Severity ?? NoSeverity), new(1));
        if (assessment.Status == EventStatus.Processed)
        {
            var risk = RiskHistogram.ToBillionths(assessment.RiskScore);
            Add(new(analysed.TenantId, RollupMeasure.Risk, quarter, string.Empty, RiskHistogram.BinOf(risk)), new(1, risk, risk));
        }
    }

    /// <summary>Adds to a figure.</summary>
    /// <param name="key">Which.</param>
    /// <param name="figures">What.</param>
    public void Add(RollupKey key, RollupFigures figures) => _changes[key] = _changes.TryGetValue(key, out var sum) ? sum.Plus(figures) : figures;
}
