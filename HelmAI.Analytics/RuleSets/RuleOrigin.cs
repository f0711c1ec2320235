namespace HelmAI.Analytics.RuleSets;

/// <summary>Where a rule comes from.</summary>
public enum RuleOrigin
{
    /// <summary>All tenants share it.</summary>
    Base,

    /// <summary>It is the tenant's own.</summary>
    Own,
}
