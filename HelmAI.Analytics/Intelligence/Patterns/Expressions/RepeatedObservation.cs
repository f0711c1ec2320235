namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary><c>REPEATS n TIMES</c>: an expression that different observations meet several times.</summary>
/// <param name="Inner">The expression.</param>
/// <param name="Times">How often, 1 or more.</param>
internal sealed record RepeatedObservation(ObservationExpression Inner, int Times) : ObservationExpression;
