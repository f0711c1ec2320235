namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary>Two expressions about different observations.</summary>
/// <param name="Operator">How they are joined.</param>
/// <param name="Left">The left one.</param>
/// <param name="Right">The right one.</param>
internal sealed record ObservationJoin(ObservationOperator Operator, ObservationExpression Left, ObservationExpression Right) : ObservationExpression;
