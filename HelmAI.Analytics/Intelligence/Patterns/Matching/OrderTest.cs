using HelmAI.Analytics.Intelligence.Patterns.Expressions;

namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>Whether a value is less or more than another. What has no order towards it is neither, NOT or no NOT.</summary>
/// <param name="comparison">The operator.</param>
/// <param name="literal">The other.</param>
internal sealed class OrderTest(ComparisonOperator comparison, PatternValue literal) : ValueTest
{
    /// <inheritdoc/>
    public override bool Holds(PatternValue? value, bool isNegated)
    {
        if (Align(value, literal) is not { IsOrdered: true } aligned || aligned.CompareTo(literal) is not { } order)
        {
            return false;
        }

        var holds = comparison switch
        {
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        };
        return holds != isNegated;
    }
}
