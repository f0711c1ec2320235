namespace HelmAI.Analytics.Detection.Indicators;

/// <summary>What an indicator is.</summary>
internal enum IndicatorKind
{
    /// <summary>An IPv4 or IPv6 address.</summary>
    Ip,

    /// <summary>A domain name.</summary>
    Domain,

    /// <summary>A URL.</summary>
    Url,

    /// <summary>An MD5, SHA-1, SHA-256 or SHA-512 digest in hexadecimal.</summary>
    Hash,

    /// <summary>An e-mail address.</summary>
    Email,
}
