using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A value that is nothing but wildcards.</summary>
internal sealed class LoneWildcardCheck : ILintCheck
{
    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA412", DiagnosticSeverity.Warning, "Use the modifier 'exists' or name a value");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) => ExpressionWalk.Predicates(rule.Expression)
        .Where(static predicate => predicate.Pattern.Length > 0 && predicate.Pattern.All(static c => c == '*'))
        .Select(static predicate => $"the value of '{predicate.Field ?? "keywords"}' is a wildcard alone");
}
