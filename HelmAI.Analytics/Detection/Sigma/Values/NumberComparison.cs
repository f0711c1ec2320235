namespace HelmAI.Analytics.Detection.Sigma.Values;

/// <summary>How a number compares with a bound.</summary>
internal enum NumberComparison
{
    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Less: <c>lt</c>.</summary>
    Less,

    /// <summary>Less or equal: <c>lte</c>.</summary>
    LessOrEqual,

    /// <summary>Greater: <c>gt</c>.</summary>
    Greater,

    /// <summary>Greater or equal: <c>gte</c>.</summary>
    GreaterOrEqual,
}
