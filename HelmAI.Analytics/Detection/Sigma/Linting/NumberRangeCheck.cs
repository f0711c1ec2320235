using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Predicates;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A number that the part of a date it is compared with never has.</summary>
internal sealed class NumberRangeCheck : ILintCheck
{
    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA414", DiagnosticSeverity.Warning, "Correct the number");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) => ExpressionWalk.Predicates(rule.Expression)
        .OfType<ValuePredicate>()
        .Select(static predicate => predicate.Test)
        .OfType<TimePartTest>()
        .Where(static test => !test.IsPossible)
        .Select(static test => $"'{test.Pattern}' never holds");
}
