using HelmAI.Analytics.Detection.Sigma.Linting;
using HelmAI.Analytics.Detection.Sigma.Loading;

namespace HelmAI.Analytics.RuleSets;

/// <summary>Reads texts of rules as tenants send them.</summary>
internal static class RuleTexts
{
    private const string Body = "";

    /// <summary>Reads a text.</summary>
    /// <param name="shared">The rules that it will stand among.</param>
    /// <param name="text">The text, of one or more documents.</param>
    /// <param name="file">The file it is of; the request's body unless told.</param>
    /// <returns>The documents that load, each with its own text; and what is said about all of it.</returns>
    public static (IReadOnlyList<RuleText> Documents, IReadOnlyList<SigmaDiagnostic> Diagnostics) Read(RuleBase shared, string text, string file = Body)
    {
        var read = shared.Documents.Read(file, text);
        var documents = new List<RuleText>();
        List<SigmaDiagnostic> diagnostics = [.. read.SelectMany(static one => one.Diagnostics)];
        foreach (var entry in read.Select(RuleEntry.Of).OfType<RuleEntry>())
        {
            var piece = DocumentCutter.DocumentAt(text, entry.Header.Location.Line);
            if (Fault(entry.Header.Id, piece) is { } fault)
            {
                diagnostics.Add(new SigmaDiagnostic(fault.Kind, entry.Header.Location, fault.Message));
            }
            else
            {
                documents.Add(new RuleText(entry, piece));
            }
        }

        return (documents, diagnostics);
    }

    /// <summary>Looks for weaknesses of rules.</summary>
    /// <param name="entry">The document.</param>
    /// <param name="shared">The rules that it stands among.</param>
    /// <returns>What was found.</returns>
    public static IEnumerable<SigmaDiagnostic> Lint(RuleEntry entry, RuleBase shared) =>
        entry.Document.Rule is { } rule ? SigmaLinter.Lint(rule, shared.Lint) : [];

    /// <summary>Tells what is said, for whoever sent it.</summary>
    /// <param name="diagnostics">What is said.</param>
    /// <returns>It; with the file where it is about another text than the request's body.</returns>
    public static IReadOnlyList<RuleDiagnostic> Tell(IEnumerable<SigmaDiagnostic> diagnostics) =>
        [.. diagnostics.Select(static one => RuleDiagnostic.From(one, withFile: one.Location.File != Body))];

    private static (DiagnosticKind Kind, string Message)? Fault(string id, string text) =>
        id.Length > Core.Rules.TenantRule.MaxIdLength || id.Contains('/', StringComparison.Ordinal) || id.Any(char.IsControl) ? (DiagnosticKinds.UnusableId, "the id can't be addressed")
        : text.Length > Core.Rules.TenantRule.MaxTextLength ? (DiagnosticKinds.ExcessiveDocument, $"the document is longer than {Core.Rules.TenantRule.MaxTextLength} characters")
        : text.Contains('\0', StringComparison.Ordinal) ? (DiagnosticKinds.InvalidYaml, "the document holds the character U+0000")
        : null;
}
