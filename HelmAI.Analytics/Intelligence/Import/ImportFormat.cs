namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>How indicators stand in what is imported.</summary>
public enum ImportFormat
{
    /// <summary>JSON: a STIX bundle, a TAXII envelope or MISP events; which of them, it says itself.</summary>
    Json,

    /// <summary>Values separated by commas, with a header (RFC 4180).</summary>
    Csv,

    /// <summary>Values separated by tabs, with a header.</summary>
    Tsv,

    /// <summary>A value a line.</summary>
    List,
}
