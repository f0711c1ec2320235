using System.Text;
using System.Text.Json;

namespace HelmAI.Analytics.Intelligence.Feeds.Taxii;

/// <summary>Asks a TAXII 2.1 server (OASIS, "TAXII Version 2.1"): for its API roots, for their collections, and for pages of objects.</summary>
/// <param name="client">Asks.</param>
internal sealed class TaxiiClient(FeedClient client)
{
    /// <summary>The media type of TAXII 2.1 (section 1.6.8.1).</summary>
    public const string MediaType = "application/taxii+json;version=2.1";

    /// <summary>The most objects that are asked for at once; a server may give fewer.</summary>
    public const int PageSize = 1_000;

    // The place in each is stored with the feed.
    private const int MaxCollections = 100;

    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Finds the collections at an address.</summary>
    /// <param name="source">The feed, at a discovery resource (section 4.1), an API root (4.2), its list of collections (5.1) or one collection (5.2).</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The collections that the feed wants and may read.</returns>
    /// <exception cref="FeedFaultException">The server fails, or has none.</exception>
    public async Task<IReadOnlyList<TaxiiCollection>> FindAsync(FeedSource source, CancellationToken cancellationToken)
    {
        // Every address of TAXII ends with a slash (section 1.6.4).
        var address = WithSlash(source.Url);
        var found = new List<TaxiiCollection>();
        using (var resource = await GetAsync(source, address, cancellationToken))
        {
            var root = resource.RootElement;
            if (root.TryGetProperty("api_roots", out var roots) || root.TryGetProperty("default", out _))
            {
                foreach (var url in ApiRoots(address, roots))
                {
                    found.AddRange(await ListAsync(source, new(url, "collections/"), cancellationToken));
                }
            }
            else if (root.TryGetProperty("collections", out _))
            {
                found.AddRange(TaxiiCollection.ReadAll(root, address));
            }
            else if (TaxiiCollection.TryRead(root, address) is { } one)
            {
                found.Add(one);
            }
            else
            {
                found.AddRange(await ListAsync(source, new(address, "collections/"), cancellationToken));
            }
        }

        var wanted = found.Where(one => one.CanRead && (source.Feed.Collection is not { } name || one.IsCalled(name))).DistinctBy(static one => one.Url).ToList();
        if (wanted.Count > MaxCollections)
        {
            throw new FeedFaultException($"The server has more than {MaxCollections} collections: give the feed the name of one.");
        }

        return wanted.Count > 0 ? wanted : throw new FeedFaultException(
            found.Count == 0 ? "The server has no collection here." : $"None of the server's {found.Count} collections is of that name and may be read.");
    }

    /// <summary>Asks for a page of objects (section 5.4).</summary>
    /// <param name="source">The feed.</param>
    /// <param name="collection">The collection's address.</param>
    /// <param name="place">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    /// <exception cref="FeedFaultException">The server fails.</exception>
    public async Task<TaxiiPage> ReadAsync(FeedSource source, Uri collection, TaxiiPlace place, CancellationToken cancellationToken)
    {
        var query = new StringBuilder("objects/?limit=").Append(PageSize);
        if (place.AddedAfter is { } after)
        {
            query.Append("&added_after=").Append(Uri.EscapeDataString(after));
        }

        if (place.Next is { } next)
        {
            query.Append("&next=").Append(Uri.EscapeDataString(next));
        }

        using var request = Ask(source, new(collection, query.ToString()));
        using var response = await client.SendAsync(request, cancellationToken);
        return TaxiiPage.Parse(await client.ReadAsync(response, MaxBytes, cancellationToken), response.Headers);
    }

    private static IEnumerable<Uri> ApiRoots(Uri discovery, JsonElement roots) => roots.ValueKind == JsonValueKind.Array
        ? roots.EnumerateArray()
            .Where(static root => root.ValueKind == JsonValueKind.String)
            .Select(root => Uri.TryCreate(discovery, root.GetString(), out var url) ? WithSlash(url) : throw new FeedFaultException("The server names an API root that is no address."))
        : [];

    private static Uri WithSlash(Uri url) => url.AbsolutePath.EndsWith('/') ? url : new UriBuilder(url) { Path = $"{url.AbsolutePath}/" }.Uri;

    private static HttpRequestMessage Ask(FeedSource source, Uri url)
    {
        var request = source.Ask(url);
        request.Headers.TryAddWithoutValidation("Accept", MediaType);
        return request;
    }

    private async Task<IEnumerable<TaxiiCollection>> ListAsync(FeedSource source, Uri url, CancellationToken cancellationToken)
    {
        using var list = await GetAsync(source, url, cancellationToken);
        return TaxiiCollection.ReadAll(list.RootElement, url);
    }

    private async Task<JsonDocument> GetAsync(FeedSource source, Uri url, CancellationToken cancellationToken)
    {
        using var request = Ask(source, url);
        using var response = await client.SendAsync(request, cancellationToken);
        return TaxiiJson.Parse(await client.ReadAsync(response, MaxBytes, cancellationToken));
    }
}
