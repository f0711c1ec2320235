using HelmAI.Core.Intelligence.Feeds;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>A part of a feed.</summary>
/// <param name="Content">What is in it, read forwards once; <see langword="null"/> where there is nothing to read.</param>
/// <param name="Kind">How that is written; of a TAXII server, <see cref="FeedKind.Stix"/>.</param>
/// <param name="Next">The position after it.</param>
internal sealed record FeedPart(Stream? Content, FeedKind Kind, FeedPosition Next)
{
    /// <summary>How many things the server named and had not.</summary>
    public int Missing { get; init; }
}
