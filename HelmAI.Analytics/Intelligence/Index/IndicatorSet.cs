using System.Collections.Frozen;

namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>All indicators of one source: those that all tenants share, once, and each tenant's own. Immutable.</summary>
/// <param name="Shared">The shared ones.</param>
/// <param name="Tenants">Tenants' own; only of those that have any.</param>
internal sealed record IndicatorSet(IndicatorIndex Shared, FrozenDictionary<string, IndicatorIndex> Tenants)
{
    /// <summary>A source that has given nothing yet.</summary>
    public static IndicatorSet Empty { get; } = new(IndicatorIndex.Empty, FrozenDictionary<string, IndicatorIndex>.Empty);

    /// <summary>How many indicators there are.</summary>
    public int Count => Shared.Count + Tenants.Values.Sum(static one => one.Count);

    /// <summary>Roughly how many bytes they occupy.</summary>
    public long Size => Shared.Size + Tenants.Values.Sum(static one => one.Size);
}
