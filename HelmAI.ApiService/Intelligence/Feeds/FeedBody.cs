namespace HelmAI.ApiService.Intelligence.Feeds;

/// <summary>The body that says what a feed is to be.</summary>
internal sealed record FeedBody
{
    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>How its indicators are written: taxii, list, csv, stix or misp.</summary>
    public string? Kind { get; init; }

    /// <summary>Its address.</summary>
    public string? Url { get; init; }

    /// <summary>The one TAXII collection that is wanted.</summary>
    public string? Collection { get; init; }

    /// <summary>How it is asked; where it is left out of a change, as before.</summary>
    public FeedAuthenticationBody? Authentication { get; init; }

    /// <summary>The time between two polls.</summary>
    public int? IntervalSeconds { get; init; }

    /// <summary>Whether it is polled; yes where it is left out.</summary>
    public bool? Enabled { get; init; }
}
