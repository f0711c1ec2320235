using HelmAI.Core.Intelligence.Feeds;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>Stores what is in a part of a feed.</summary>
internal interface IFeedImport
{
    /// <summary>Reads a part to its end and stores its indicators, which is to no effect where they are stored already.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="kind">How the part is written.</param>
    /// <param name="content">The part, read forwards once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What became of it, once that is durable.</returns>
    /// <exception cref="FeedFaultException">It is not written so at all.</exception>
    Task<FeedCounts> ImportAsync(Feed feed, FeedKind kind, Stream content, CancellationToken cancellationToken);
}
