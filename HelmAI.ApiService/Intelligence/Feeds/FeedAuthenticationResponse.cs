using System.Text.Json.Serialization;
using HelmAI.Core.Intelligence.Feeds;

namespace HelmAI.ApiService.Intelligence.Feeds;

/// <summary>How a feed is asked, without its secret.</summary>
/// <param name="Type">Which way.</param>
internal sealed record FeedAuthenticationResponse(FeedAuthentication Type)
{
    /// <summary>The user of basic.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Username { get; init; }

    /// <summary>The name of the header.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Tells how a feed is asked.</summary>
    /// <param name="feed">The feed.</param>
    /// <returns>What is told.</returns>
    public static FeedAuthenticationResponse From(Feed feed) => new(feed.Authentication)
    {
        Username = feed.Authentication == FeedAuthentication.Basic ? feed.UserName : null,
        Name = feed.Authentication == FeedAuthentication.Header ? feed.UserName : null,
    };
}
