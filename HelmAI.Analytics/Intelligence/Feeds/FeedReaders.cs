using HelmAI.Analytics.Intelligence.Feeds.Taxii;
using HelmAI.Core.Intelligence.Feeds;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>Knows which reader reads which kind of feed.</summary>
/// <param name="client">Asks.</param>
internal sealed class FeedReaders(FeedClient client)
{
    private readonly TaxiiFeedReader _taxii = new(new TaxiiClient(client));
    private readonly MispFeedReader _misp = new(client);
    private readonly HttpFeedReader _http = new(client);

    /// <summary>The reader of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Its reader.</returns>
    public IFeedReader Of(FeedKind kind) => kind switch
    {
        FeedKind.Taxii => _taxii,
        FeedKind.Misp => _misp,
        _ => _http,
    };
}
