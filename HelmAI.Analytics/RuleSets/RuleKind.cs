namespace HelmAI.Analytics.RuleSets;

/// <summary>What a document is.</summary>
public enum RuleKind
{
    /// <summary>A rule for single events.</summary>
    Rule,

    /// <summary>A correlation of several events.</summary>
    Correlation,

    /// <summary>A filter of rules.</summary>
    Filter,
}
