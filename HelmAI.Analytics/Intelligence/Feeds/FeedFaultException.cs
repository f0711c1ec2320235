using System.Net;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>A feed can't be read for now.</summary>
/// <param name="message">Why, in words for whoever made the feed.</param>
/// <param name="cause">The exception behind this one.</param>
internal sealed class FeedFaultException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The status that the server answered with; <see langword="null"/> where that is not what is wrong.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The time that the server asks to be left alone for; <see langword="null"/> where it asks for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The fault of an answer that is none.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="retryAfter">The time that it asks to be left alone for.</param>
    /// <returns>The exception to throw.</returns>
    public static FeedFaultException Of(HttpStatusCode status, TimeSpan? retryAfter)
    {
        var message = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"The server refuses the feed's authentication (status {(int)status}).",
            HttpStatusCode.TooManyRequests => "The server asks to be polled less often (status 429).",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => $"The server redirects (status {(int)status}), which is not followed: give the feed its new address.",
            _ => $"The server answered with the status {(int)status}.",
        };
        return new(message) { Status = status, RetryAfter = retryAfter };
    }
}
