namespace HelmAI.Core.Storage;

/// <summary>Which state of a correlation is meant.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="RuleId">The correlating rule.</param>
/// <param name="Group">The values of the rule's grouping fields, joined.</param>
public sealed record CorrelationKey(string TenantId, string RuleId, string Group)
{
    /// <summary>The order in which locks on states are taken: by tenant, rule and group, ordinally.</summary>
    public static IComparer<CorrelationKey> LockOrder { get; } = Comparer<CorrelationKey>.Create(static (x, y) =>
    {
        var order = string.CompareOrdinal(x.TenantId, y.TenantId);
        order = order != 0 ? order : string.CompareOrdinal(x.RuleId, y.RuleId);
        return order != 0 ? order : string.CompareOrdinal(x.Group, y.Group);
    });
}
