using HelmAI.Core.Intelligence;

namespace HelmAI.ApiService.Intelligence.Indicators;

/// <summary>What a tenant has seen of an indicator.</summary>
/// <param name="FirstSeen">When it was first seen, by event time.</param>
/// <param name="LastSeen">When it was last seen, by event time.</param>
/// <param name="Count">In how many events.</param>
internal sealed record IndicatorSightingResponse(DateTimeOffset FirstSeen, DateTimeOffset LastSeen, long Count)
{
    /// <summary>Describes a sighting.</summary>
    /// <param name="stored">The sighting.</param>
    /// <returns>The description.</returns>
    public static IndicatorSightingResponse Of(StoredSighting stored) => new(stored.Sighting.FirstSeen, stored.Sighting.LastSeen, stored.Sighting.Count);
}
