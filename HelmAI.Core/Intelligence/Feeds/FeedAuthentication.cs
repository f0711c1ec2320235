namespace HelmAI.Core.Intelligence.Feeds;

/// <summary>How a feed is asked. The numbers are stored.</summary>
public enum FeedAuthentication
{
    /// <summary>As anybody may.</summary>
    None = 0,

    /// <summary>With a user's name and password (RFC 7617).</summary>
    Basic = 1,

    /// <summary>With a token (RFC 6750).</summary>
    Bearer = 2,

    /// <summary>With a header of the server's own, such as <c>X-OTX-API-KEY</c>.</summary>
    Header = 3,
}
