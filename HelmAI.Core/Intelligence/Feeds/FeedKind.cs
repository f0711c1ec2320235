namespace HelmAI.Core.Intelligence.Feeds;

/// <summary>How a feed's indicators are written. The numbers are stored.</summary>
public enum FeedKind
{
    /// <summary>A TAXII 2.1 server (OASIS, "TAXII Version 2.1"): its discovery resource, an API root or one collection.</summary>
    Taxii = 1,

    /// <summary>Plain text, one indicator a line.</summary>
    List = 2,

    /// <summary>Comma-separated or tab-separated values with a header.</summary>
    Csv = 3,

    /// <summary>A STIX 2.1 bundle.</summary>
    Stix = 4,

    /// <summary>A MISP feed: a directory with <c>manifest.json</c> and one file an event.</summary>
    Misp = 5,
}
