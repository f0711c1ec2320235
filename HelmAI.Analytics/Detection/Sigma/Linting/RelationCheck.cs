using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A relation to another rule of a kind that the specification does not define.</summary>
internal sealed class RelationCheck : ILintCheck
{
    private static readonly string[] Types = ["derived", "obsolete", "merged", "renamed", "similar"];

    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA415", DiagnosticSeverity.Info, "Use one of derived, obsolete, merged, renamed, similar");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) => rule.Header.Related
        .Where(static relation => !Types.Contains(relation.Value, StringComparer.OrdinalIgnoreCase))
        .Select(static relation => $"the relation to '{relation.Key}' is '{relation.Value}'");
}
