namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary><c>WITHIN n SECONDS</c>: an expression whose observations all lie within so short a time.</summary>
/// <param name="Inner">The expression.</param>
/// <param name="Duration">The time, more than zero.</param>
internal sealed record WithinObservation(ObservationExpression Inner, TimeSpan Duration) : ObservationExpression;
