namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary>What a pattern asks of observations (STIX 2.1, section 9.4).</summary>
internal abstract record ObservationExpression;
