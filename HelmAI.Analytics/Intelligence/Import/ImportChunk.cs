using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>What was read and not stored yet.</summary>
internal sealed class ImportChunk
{
    // Bounds memory where things are large.
    private const int MaxBytes = 8 * 1024 * 1024;

    private int _bytes;

    /// <summary>The indicators.</summary>
    public List<Indicator> Indicators { get; } = [];

    /// <summary>What they are related to.</summary>
    public List<IntelligenceObject> Objects { get; } = [];

    /// <summary>How.</summary>
    public List<IntelligenceRelationship> Relationships { get; } = [];

    /// <summary>What can't be taken.</summary>
    public List<ImportError> Errors { get; } = [];

    /// <summary>How many things are of no use here.</summary>
    public int Ignored { get; private set; }

    /// <summary>Whether it is time to store it.</summary>
    public bool IsFull =>
        Indicators.Count == IIndicatorStore.MaxAtOnce || Objects.Count + Relationships.Count == IIndicatorStore.MaxAtOnce
        || Errors.Count == IIndicatorStore.MaxAtOnce || _bytes >= MaxBytes;

    /// <summary>Adds what was read.</summary>
    /// <param name="item">It.</param>
    public void Add(ImportedItem item)
    {
        _bytes += item.Length;
        if (item.Indicator is { } indicator)
        {
            Indicators.Add(indicator);
            _bytes += item.Length > 0 ? 0 : (indicator.Pattern?.Length ?? 0) + (indicator.Description?.Length ?? 0);
        }
        else if (item.Object is { } one)
        {
            Objects.Add(one);
        }
        else if (item.Relationship is { } relationship)
        {
            Relationships.Add(relationship);
        }
        else if (item.Error is { } error)
        {
            Errors.Add(error);
        }
        else
        {
            Ignored++;
        }
    }
}
