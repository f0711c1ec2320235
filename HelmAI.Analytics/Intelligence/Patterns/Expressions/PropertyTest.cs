using HelmAI.Analytics.Intelligence.Patterns.Matching;

namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary>A test of an object's property.</summary>
/// <param name="Path">The property.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="IsNegated">Whether NOT stands before the comparison.</param>
/// <param name="Values">What the property is compared with: one value, but any number for IN.</param>
/// <param name="Test">The comparison, made ready.</param>
internal sealed record PropertyTest(
    ObjectPath Path, ComparisonOperator Operator, bool IsNegated, IReadOnlyList<PatternValue> Values, ValueTest Test) : ComparisonExpression;
