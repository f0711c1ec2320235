using System.Text.Json;
using HelmAI.Analytics.Intelligence.Feeds.Taxii;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>Up to where a feed has been read. What a server said of places and versions is kept in its own words.</summary>
internal sealed record FeedPosition
{
    /// <summary>The <c>ETag</c> of the file that was read.</summary>
    public string? Tag { get; init; }

    /// <summary>The <c>Last-Modified</c> of the file that was read.</summary>
    public string? Modified { get; init; }

    /// <summary>The last MISP event that was read, by time and id.</summary>
    public MispPlace? Event { get; init; }

    /// <summary>The places in TAXII collections, by their address.</summary>
    public IReadOnlyDictionary<string, TaxiiPlace> Collections { get; init; } = new Dictionary<string, TaxiiPlace>(StringComparer.Ordinal);

    /// <summary>Reads a position.</summary>
    /// <param name="text">What <see cref="ToString"/> wrote, or nothing.</param>
    /// <returns>The position; the beginning where the text is none of ours.</returns>
    public static FeedPosition Parse(string text)
    {
        try
        {
            return text.Length == 0 ? new() : JsonSerializer.Deserialize(text, FeedJson.Default.FeedPosition) ?? new();
        }
        catch (JsonException)
        {
            // Reading again from the beginning repeats much and loses nothing.
            return new();
        }
    }

    /// <summary>The place in a collection.</summary>
    /// <param name="collection">Its address.</param>
    /// <returns>The place; its beginning where it has not been read.</returns>
    public TaxiiPlace In(Uri collection) => Collections.GetValueOrDefault(collection.AbsoluteUri) ?? new();

    /// <summary>Moves on in a collection.</summary>
    /// <param name="collection">Its address.</param>
    /// <param name="place">The new place.</param>
    /// <returns>The new position.</returns>
    public FeedPosition With(Uri collection, TaxiiPlace place) =>
        this with { Collections = new Dictionary<string, TaxiiPlace>(Collections, StringComparer.Ordinal) { [collection.AbsoluteUri] = place } };

    /// <summary>Writes the position.</summary>
    /// <returns>JSON.</returns>
    public override string ToString() => JsonSerializer.Serialize(this, FeedJson.Default.FeedPosition);
}
