using System.Globalization;
using HelmAI.Core.Intelligence;

namespace HelmAI.ApiService.Intelligence.Sightings;

/// <summary>A STIX sighting (STIX 2.1, section 5.2).</summary>
internal sealed record SightingObject
{
    // The greatest count that STIX knows.
    private const long MaxCount = 999_999_999;

    /// <summary>Always <c>sighting</c>.</summary>
    public string Type { get; } = "sighting";

    /// <summary>Always <c>2.1</c>.</summary>
    public string SpecVersion { get; } = "2.1";

    /// <summary>Its STIX id; the same for as long as it is counted on.</summary>
    public required string Id { get; init; }

    /// <summary>When it was first counted.</summary>
    public required string Created { get; init; }

    /// <summary>When it was last counted.</summary>
    public required string Modified { get; init; }

    /// <summary>When the indicator was first seen.</summary>
    public required string FirstSeen { get; init; }

    /// <summary>When it was last seen.</summary>
    public required string LastSeen { get; init; }

    /// <summary>In how many events.</summary>
    public required long Count { get; init; }

    /// <summary>The indicator.</summary>
    public required string SightingOfRef { get; init; }

    /// <summary>Describes a sighting.</summary>
    /// <param name="stored">The sighting.</param>
    /// <returns>The object.</returns>
    public static SightingObject Of(StoredSighting stored) => new()
    {
        Id = $"sighting--{stored.Id}",
        Created = Text(stored.CreatedAt),
        Modified = Text(stored.ModifiedAt),
        FirstSeen = Text(stored.Sighting.FirstSeen),
        LastSeen = Text(stored.Sighting.LastSeen),
        Count = Math.Min(stored.Sighting.Count, MaxCount),
        SightingOfRef = $"indicator--{stored.Sighting.IndicatorId}",
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
