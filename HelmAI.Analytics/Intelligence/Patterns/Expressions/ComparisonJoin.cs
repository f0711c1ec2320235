namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary>Two comparisons of the same object.</summary>
/// <param name="IsAnd">Whether both must hold, rather than either.</param>
/// <param name="Left">The left one.</param>
/// <param name="Right">The right one.</param>
internal sealed record ComparisonJoin(bool IsAnd, ComparisonExpression Left, ComparisonExpression Right) : ComparisonExpression;
