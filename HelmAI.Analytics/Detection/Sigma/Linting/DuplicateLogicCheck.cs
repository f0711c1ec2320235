using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A rule that says what another says.</summary>
internal sealed class DuplicateLogicCheck : ILintCheck
{
    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA405", DiagnosticSeverity.Warning, "Keep one of the rules");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) =>
        context.ByLogic[$"{rule.LogSource}\n{ExpressionWalk.Describe(rule.Expression)}"].Take(1)
            .Where(first => !string.Equals(first, rule.Header.Id, StringComparison.Ordinal))
            .Select(static first => $"the rule '{first}' says the same");
}
