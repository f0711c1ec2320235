namespace HelmAI.Analytics.Detection.Sigma.Correlation;

/// <summary>How a correlation's result compares with a bound (correlation rules specification, Condition).</summary>
internal enum CorrelationOperator
{
    /// <summary><c>gt</c>.</summary>
    Greater,

    /// <summary><c>gte</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>lt</c>.</summary>
    Less,

    /// <summary><c>lte</c>.</summary>
    LessOrEqual,

    /// <summary><c>eq</c>.</summary>
    Equal,

    /// <summary><c>neq</c>.</summary>
    NotEqual,
}
