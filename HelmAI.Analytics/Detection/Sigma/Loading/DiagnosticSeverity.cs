namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>How grave a diagnostic is.</summary>
internal enum DiagnosticSeverity
{
    /// <summary>Worth a look.</summary>
    Info,

    /// <summary>The rule works, but perhaps not as meant.</summary>
    Warning,

    /// <summary>The document was not loaded.</summary>
    Error,
}
