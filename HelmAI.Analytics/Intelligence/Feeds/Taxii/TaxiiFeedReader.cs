using System.Net;
using System.Runtime.CompilerServices;
using HelmAI.Core.Intelligence.Feeds;

namespace HelmAI.Analytics.Intelligence.Feeds.Taxii;

/// <summary>Reads what was added to TAXII collections, page by page, in the order in which it was added.</summary>
/// <param name="taxii">Asks.</param>
internal sealed class TaxiiFeedReader(TaxiiClient taxii) : IFeedReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<FeedPart> ReadAsync(FeedSource source, FeedPosition position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var collection in await taxii.FindAsync(source, cancellationToken))
        {
            var place = position.In(collection.Url);
            for (var hasMore = true; hasMore;)
            {
                var (page, asked) = await ReadAsync(source, collection.Url, place, cancellationToken);
                place = page.After(asked);
                position = position.With(collection.Url, place);
                hasMore = page.HasMore;
                yield return new(page.HasObjects ? new MemoryStream(page.Json) : null, FeedKind.Stix, position);
            }
        }
    }

    private async Task<(TaxiiPage Page, TaxiiPlace Asked)> ReadAsync(FeedSource source, Uri collection, TaxiiPlace place, CancellationToken cancellationToken)
    {
        try
        {
            return (await taxii.ReadAsync(source, collection, place, cancellationToken), place);
        }
        catch (FeedFaultException fault) when (place.Next is not null && fault.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            // Names of pages do not last for ever. From the first page on, what was read before is read again, to no effect.
            var first = place.Back();
            return (await taxii.ReadAsync(source, collection, first, cancellationToken), first);
        }
    }
}
