using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A selection that no condition names.</summary>
internal sealed class UnreferencedSelectionCheck : ILintCheck
{
    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA401", DiagnosticSeverity.Warning, "Use the selection in the condition, or remove it");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context)
    {
        var named = ExpressionWalk.All(rule.Expression).OfType<Expression.Selection>().Select(static one => one.Name).ToHashSet(StringComparer.Ordinal);
        return rule.Selections.Keys.Where(name => !named.Contains(name)).Select(static name => $"no condition names the selection '{name}'");
    }
}
