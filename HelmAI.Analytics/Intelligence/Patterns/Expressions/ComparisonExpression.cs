namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary>What a pattern asks of one observed object (STIX 2.1, section 9.5).</summary>
internal abstract record ComparisonExpression;
