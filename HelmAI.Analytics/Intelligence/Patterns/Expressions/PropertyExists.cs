namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary><c>EXISTS</c>: the object has a property.</summary>
/// <param name="Path">The property.</param>
internal sealed record PropertyExists(ObjectPath Path) : ComparisonExpression;
