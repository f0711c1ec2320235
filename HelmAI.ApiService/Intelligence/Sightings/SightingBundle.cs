namespace HelmAI.ApiService.Intelligence.Sightings;

/// <summary>A STIX bundle of sightings.</summary>
/// <param name="Id">Its STIX id.</param>
/// <param name="Objects">The sightings, what was counted last first.</param>
internal sealed record SightingBundle(string Id, IReadOnlyList<SightingObject> Objects)
{
    /// <summary>The bundle's media type.</summary>
    public const string ContentType = "application/stix+json;version=2.1";

    /// <summary>Always <c>bundle</c>.</summary>
    public string Type { get; } = "bundle";
}
