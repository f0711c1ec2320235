namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>A way to meet a pattern, or a part of it: which sightings of which observations are used, each at most once.</summary>
/// <param name="Sightings">The sightings.</param>
/// <param name="LatestFirst">The latest of their observations' first times.</param>
/// <param name="EarliestLast">The earliest of their observations' last times.</param>
internal sealed record Binding(IReadOnlyList<Sighting> Sightings, DateTimeOffset LatestFirst, DateTimeOffset EarliestLast)
{
    /// <summary>Binds one sighting.</summary>
    /// <param name="sighting">The sighting.</param>
    /// <param name="observation">Its observation.</param>
    /// <returns>The binding.</returns>
    public static Binding Of(Sighting sighting, Observation observation) => new([sighting], observation.First, observation.Last);

    /// <summary>Whether no sighting is in both.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether none is.</returns>
    public bool IsDisjoint(Binding other) => !Sightings.Any(other.Sightings.Contains);

    /// <summary>Puts two together that have no sighting in common.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Both.</returns>
    public Binding With(Binding other) => new(
        [.. Sightings, .. other.Sightings],
        LatestFirst > other.LatestFirst ? LatestFirst : other.LatestFirst,
        EarliestLast < other.EarliestLast ? EarliestLast : other.EarliestLast);
}
