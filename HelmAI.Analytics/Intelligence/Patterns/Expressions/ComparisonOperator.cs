namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary>How a property is compared (STIX 2.1, section 9.6).</summary>
internal enum ComparisonOperator
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>IN</c>: equal to one of several.</summary>
    In,

    /// <summary><c>LIKE</c>: <c>%</c> stands for any characters, <c>_</c> for one.</summary>
    Like,

    /// <summary><c>MATCHES</c>: a regular expression is found in it.</summary>
    Matches,

    /// <summary><c>ISSUBSET</c>: an address or network within a network.</summary>
    IsSubset,

    /// <summary><c>ISSUPERSET</c>: a network around an address or network.</summary>
    IsSuperset,
}
