namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>Observations can't be compared with a pattern: a property is not what the pattern takes it for, or there are too many ways to try.</summary>
/// <param name="message">Why.</param>
internal sealed class PatternMatchException(string message) : Exception(message);
