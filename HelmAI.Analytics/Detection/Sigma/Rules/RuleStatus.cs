namespace HelmAI.Analytics.Detection.Sigma.Rules;

/// <summary>How mature a rule is (rules specification, Status).</summary>
internal enum RuleStatus
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Fit for production.</summary>
    Stable,

    /// <summary>Mostly stable.</summary>
    Test,

    /// <summary>May be noisy.</summary>
    Experimental,

    /// <summary>Replaced by another.</summary>
    Deprecated,

    /// <summary>Can't be used as it is.</summary>
    Unsupported,
}
