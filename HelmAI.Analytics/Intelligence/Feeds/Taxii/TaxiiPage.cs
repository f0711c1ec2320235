using System.Net.Http.Headers;
using System.Text.Json;

namespace HelmAI.Analytics.Intelligence.Feeds.Taxii;

/// <summary>A page of objects of a TAXII collection: an envelope (section 3.7).</summary>
/// <param name="Json">The envelope, which has its objects in <c>objects</c> as a STIX bundle has.</param>
/// <param name="HasObjects">Whether it has any.</param>
/// <param name="HasMore">Whether there is another page.</param>
/// <param name="Next">The server's name for that page; <see langword="null"/> where it gives none.</param>
/// <param name="AddedLast">When the last object was added (<c>X-TAXII-Date-Added-Last</c>), in the server's words.</param>
internal sealed record TaxiiPage(byte[] Json, bool HasObjects, bool HasMore, string? Next, string? AddedLast)
{
    // The name is stored with the feed and sent back in an address.
    private const int MaxNextLength = 2_048;

    /// <summary>Reads a page.</summary>
    /// <param name="json">The body.</param>
    /// <param name="headers">The headers.</param>
    /// <returns>The page.</returns>
    /// <exception cref="FeedFaultException">It is none.</exception>
    public static TaxiiPage Parse(byte[] json, HttpResponseHeaders headers)
    {
        using var document = TaxiiJson.Parse(json);
        var root = document.RootElement;
        var hasObjects = root.TryGetProperty("objects", out var objects);
        if (hasObjects && objects.ValueKind != JsonValueKind.Array)
        {
            throw new FeedFaultException("The server's page has objects that are no list.");
        }

        var hasMore = root.TryGetProperty("more", out var more) && more.ValueKind == JsonValueKind.True;
        var next = hasMore ? TaxiiJson.Text(root, "next") : null;
        if (next?.Length > MaxNextLength)
        {
            throw new FeedFaultException($"The server's name of its next page is longer than {MaxNextLength} characters.");
        }

        return new(
            json,
            hasObjects && objects.GetArrayLength() > 0,
            hasMore,
            next,
            headers.TryGetValues("X-TAXII-Date-Added-Last", out var values) ? values.First() : null);
    }

    /// <summary>The place after this page.</summary>
    /// <param name="place">Its place.</param>
    /// <returns>The next place.</returns>
    /// <exception cref="FeedFaultException">There are more pages, but no way to them.</exception>
    public TaxiiPlace After(TaxiiPlace place)
    {
        var reached = AddedLast ?? place.Reached;
        var after = (HasMore, Next) switch
        {
            // The name of the next page goes with the same added_after: what was added at one time may lie on both sides of a page's end.
            (true, { } next) => place with { Next = next, Reached = reached },
            (true, null) => new TaxiiPlace { AddedAfter = reached },

            // A server that says no time is read from the same time again, which repeats without effect.
            _ => new TaxiiPlace { AddedAfter = reached ?? place.AddedAfter },
        };
        return HasMore && (after with { Reached = null }) == (place with { Reached = null }) ? throw new FeedFaultException("The server's pages lead in a circle.") : after;
    }
}
