namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Something said about a document, with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Message">What is wrong there.</param>
internal sealed record SigmaDiagnostic(DiagnosticKind Kind, SourceLocation Location, string Message)
{
    /// <summary>Whether the document was not loaded.</summary>
    public bool IsError => Kind.Severity == DiagnosticSeverity.Error;

    /// <inheritdoc/>
    public override string ToString() => $"{Location}: {Kind.Severity} {Kind.Code}: {Message}. {Kind.Remedy}.";
}
