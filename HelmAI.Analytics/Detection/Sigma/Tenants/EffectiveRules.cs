using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Tenants;

/// <summary>The rules that count for a tenant: the shared ones and its own together, references resolved.</summary>
internal sealed class EffectiveRules
{
    private readonly TenantRules _tenant;
    private readonly ILookup<string, RuleException> _exceptions;
    private readonly HashSet<string> _replaced;

    /// <summary>Brings them together.</summary>
    /// <param name="shared">The shared rules.</param>
    /// <param name="tenant">The tenant's own.</param>
    public EffectiveRules(SigmaLoadResult shared, TenantRules tenant)
    {
        _tenant = tenant;
        _exceptions = tenant.Exceptions.ToLookup(static one => one.RuleId, StringComparer.OrdinalIgnoreCase);
        Own = RuleSetAssembler.Assemble(tenant.Documents.Where(one => one.Filter is not { } filter || IsEnabled(filter.Header)), shared);
        _replaced = tenant.Documents.Select(static one => one.Header?.Id).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        Rules = [.. Own.Rules.Where(one => IsEnabled(one.Header)).Select(Except)];
        OwnCorrelations = [.. Own.Correlations.Where(one => _replaced.Contains(one.Header.Id))];
        Correlations = [.. Own.Correlations.Where(one => IsEnabled(one.Header))];
        Changed =
        [
            .. Own.Correlations.Where(one => IsOwn(one.Header) || !IsEnabled(one.Header) || _exceptions.Contains(one.Header.Id)),
            .. shared.Correlations.Where(one => IsOwn(one.Header)),
        ];
    }

    /// <summary>The tenant's documents as loaded: its rules with filters applied, its enabled filters, and all correlations, shared ones too.</summary>
    public SigmaLoadResult Own { get; }

    /// <summary>The tenant's enabled rules, with its exceptions applied.</summary>
    public IReadOnlyList<SigmaRule> Rules { get; }

    /// <summary>The tenant's correlations, enabled or not.</summary>
    public IReadOnlyList<SigmaCorrelation> OwnCorrelations { get; }

    /// <summary>The enabled correlations, shared and own, each after those that it refers to.</summary>
    public IReadOnlyList<SigmaCorrelation> Correlations { get; }

    /// <summary>The correlations by which the tenant differs: own, disabled, replaced or with exceptions.</summary>
    public IReadOnlyList<SigmaCorrelation> Changed { get; }

    /// <summary>Whether the tenant lets a rule work.</summary>
    /// <param name="header">The rule's header.</param>
    /// <returns>Whether it does.</returns>
    public bool IsEnabled(RuleHeader header) => !_tenant.Disabled.Contains(header.Id);

    /// <summary>Whether the tenant has a document of a shared rule's id.</summary>
    /// <param name="header">The rule's header.</param>
    /// <returns>Whether it has.</returns>
    public bool IsOwn(RuleHeader header) => _replaced.Contains(header.Id);

    /// <summary>The exceptions to a rule.</summary>
    /// <param name="header">The rule's header.</param>
    /// <returns>The exceptions.</returns>
    public IReadOnlyList<RuleException> ExceptionsTo(RuleHeader header) => [.. _exceptions[header.Id]];

    private SigmaRule Except(SigmaRule rule)
    {
        Expression[] exceptions = [.. _exceptions[rule.Header.Id].Select(static one => new Expression.Not(one.Expression))];
        return exceptions.Length == 0 ? rule : rule with { Expression = Expression.And([rule.Expression, .. exceptions]) };
    }
}
