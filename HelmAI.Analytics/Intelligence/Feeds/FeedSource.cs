using System.Net.Http.Headers;
using System.Text;
using HelmAI.Core.Intelligence.Feeds;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>Where a feed is and how it is asked.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Secret">Its secret in clear; <see langword="null"/> for none.</param>
internal sealed record FeedSource(Feed Feed, string? Secret)
{
    /// <summary>The feed's address.</summary>
    public Uri Url { get; } = new(Feed.Url);

    /// <summary>Makes a request. The secret goes to the feed's own server and to no other.</summary>
    /// <param name="url">What is wanted.</param>
    /// <returns>A GET.</returns>
    /// <exception cref="FeedFaultException">The address is of another server.</exception>
    public HttpRequestMessage Ask(Uri url)
    {
        if (url.Scheme != Url.Scheme || url.Authority != Url.Authority)
        {
            throw new FeedFaultException($"The server points to another one, {url.Authority}, which is not followed.");
        }

        var request = new HttpRequestMessage(HttpMethod.Get, url);
        switch (Feed.Authentication)
        {
            case FeedAuthentication.Basic:
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Feed.UserName}:{Secret}")));
                break;
            case FeedAuthentication.Bearer:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
                break;
            case FeedAuthentication.Header:
                request.Headers.TryAddWithoutValidation(Feed.UserName!, Secret);
                break;
        }

        return request;
    }
}
