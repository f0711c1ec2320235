namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Collects what is said about one document.</summary>
/// <param name="file">The document's file.</param>
internal sealed class DiagnosticBag(string file)
{
    private readonly List<SigmaDiagnostic> _diagnostics = [];

    /// <summary>What was said so far.</summary>
    public IReadOnlyList<SigmaDiagnostic> Diagnostics => _diagnostics;

    /// <summary>Whether something said so far keeps the document from loading.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Says something.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="line">Where it is, from 1.</param>
    /// <param name="message">What is wrong there.</param>
    public void Add(DiagnosticKind kind, int line, string message)
    {
        _diagnostics.Add(new SigmaDiagnostic(kind, At(line), message));
        HasErrors |= kind.Severity == DiagnosticSeverity.Error;
    }

    /// <summary>Makes a place in the document's file.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <returns>The place.</returns>
    public SourceLocation At(int line) => new(file, line);
}
