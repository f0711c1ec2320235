namespace HelmAI.ApiService.Intelligence.Feeds;

/// <summary>How a feed is to be asked.</summary>
internal sealed record FeedAuthenticationBody
{
    /// <summary>None, basic, bearer or header.</summary>
    public string? Type { get; init; }

    /// <summary>The user of basic.</summary>
    public string? Username { get; init; }

    /// <summary>The password of basic.</summary>
    public string? Password { get; init; }

    /// <summary>The token of bearer.</summary>
    public string? Token { get; init; }

    /// <summary>The name of the header.</summary>
    public string? Name { get; init; }

    /// <summary>What the header says.</summary>
    public string? Value { get; init; }
}
