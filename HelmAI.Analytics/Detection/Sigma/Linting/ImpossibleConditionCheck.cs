using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A condition that no event can satisfy, or every event does, whatever its selections say.</summary>
internal sealed class ImpossibleConditionCheck : ILintCheck
{
    // Beyond, the combinations are too many, and no rule has so many.
    private const int MaxSelections = 12;

    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA402", DiagnosticSeverity.Warning, "Correct the condition");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context)
    {
        string[] names = [.. ExpressionWalk.All(rule.Expression).OfType<Expression.Selection>().Select(static one => one.Name).Distinct(StringComparer.Ordinal)];
        if (names.Length > MaxSelections)
        {
            yield break;
        }

        // Every combination of selections that hold and that do not.
        var (ever, always) = (false, true);
        for (var combination = 0; combination < 1 << names.Length; combination++)
        {
            var holds = Holds(rule.Expression, name => (combination >> Array.IndexOf(names, name) & 1) != 0);
            ever |= holds;
            always &= holds;
        }

        if (!ever || always)
        {
            yield return ever ? "the condition holds whatever the selections say" : "the condition never holds";
        }
    }

    private static bool Holds(Expression expression, Func<string, bool> selected) => expression switch
    {
        Expression.Selection selection => selected(selection.Name),
        Expression.Not not => !Holds(not.Inner, selected),
        Expression.AllOf all => all.Parts.All(part => Holds(part, selected)),
        Expression.AnyOf any => any.Parts.Any(part => Holds(part, selected)),
        Expression.AtLeast some => some.Parts.Count(part => Holds(part, selected)) >= some.Count,
        _ => true,
    };
}
