namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary>How two observation expressions are joined (STIX 2.1, section 9.4.1).</summary>
internal enum ObservationOperator
{
    /// <summary>Both, by different observations.</summary>
    And,

    /// <summary>Either.</summary>
    Or,

    /// <summary>Both, by different observations, the right one's not before the left one's.</summary>
    FollowedBy,
}
