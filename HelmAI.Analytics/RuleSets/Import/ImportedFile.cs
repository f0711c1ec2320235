using HelmAI.Analytics.Detection.Sigma.Loading;

namespace HelmAI.Analytics.RuleSets.Import;

/// <summary>A file that is imported.</summary>
/// <param name="Name">Its path, relative and with <c>/</c>.</param>
/// <param name="Text">Its text; empty where it can't be taken.</param>
/// <param name="Fault">Why it can't be taken; <see langword="null"/> where it can.</param>
internal sealed record ImportedFile(string Name, string Text, SigmaDiagnostic? Fault = null)
{
    /// <summary>A file that can't be taken.</summary>
    /// <param name="name">Its path.</param>
    /// <param name="kind">Why.</param>
    /// <param name="message">Why, in words.</param>
    /// <returns>The file.</returns>
    public static ImportedFile Refused(string name, DiagnosticKind kind, string message) =>
        new(name, string.Empty, new SigmaDiagnostic(kind, new SourceLocation(name, 1), message));
}
