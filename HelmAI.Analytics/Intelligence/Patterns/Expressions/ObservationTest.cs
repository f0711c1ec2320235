namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary>One observation that a comparison holds for: what stands in brackets.</summary>
/// <param name="Comparison">The comparison.</param>
internal sealed record ObservationTest(ComparisonExpression Comparison) : ObservationExpression;
