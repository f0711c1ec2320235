namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>Reads what is new in a feed of one form of server.</summary>
internal interface IFeedReader
{
    /// <summary>Reads what is new, one part after the other; a part is read to its end before the next is asked for.</summary>
    /// <param name="source">The feed.</param>
    /// <param name="position">Up to where it has been read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The parts, each with the position after it.</returns>
    /// <exception cref="FeedFaultException">The feed can't be read for now; the parts before hold.</exception>
    IAsyncEnumerable<FeedPart> ReadAsync(FeedSource source, FeedPosition position, CancellationToken cancellationToken);
}
