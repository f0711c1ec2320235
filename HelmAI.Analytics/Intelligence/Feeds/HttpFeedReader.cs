using System.Net;
using System.Runtime.CompilerServices;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>Reads a feed that is one file, where it has changed since it was last read (RFC 9110, section 13.1).</summary>
/// <param name="client">Asks.</param>
internal sealed class HttpFeedReader(FeedClient client) : IFeedReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<FeedPart> ReadAsync(FeedSource source, FeedPosition position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = source.Ask(source.Url);
        if (position.Tag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (position.Modified is { } modified)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        using var response = await client.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            yield break;
        }

        await using var body = await client.OpenAsync(response, client.MaxBytes, cancellationToken);
        yield return new(body, source.Feed.Kind, position with
        {
            Tag = response.Headers.ETag?.ToString(),
            Modified = response.Content.Headers.TryGetValues("Last-Modified", out var values) ? values.First() : null,
        });
    }
}
