namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary><c>START t STOP t</c>: an expression whose observations all lie between two times.</summary>
/// <param name="Inner">The expression.</param>
/// <param name="Start">The first moment.</param>
/// <param name="Stop">The first moment that is too late.</param>
internal sealed record BoundedObservation(ObservationExpression Inner, DateTimeOffset Start, DateTimeOffset Stop) : ObservationExpression;
