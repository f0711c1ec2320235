namespace HelmAI.Analytics.Intelligence.Patterns;

/// <summary>The version of STIX that patterns and observations follow.</summary>
internal enum StixVersion
{
    /// <summary>STIX 2.0: START and STOP take texts, and observed objects are numbered within their observation.</summary>
    V20,

    /// <summary>STIX 2.1: START and STOP take times, EXISTS is known, and observed objects have ids of their own.</summary>
    V21,
}
