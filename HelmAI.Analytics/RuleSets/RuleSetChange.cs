using System.Collections.Frozen;
using HelmAI.Core.Rules;

namespace HelmAI.Analytics.RuleSets;

/// <summary>One step from the rules in force to the next. What can't be used leaves its part as it was, and a fault that says so.</summary>
/// <param name="before">The rules in force.</param>
/// <param name="logger">Hears of what can't be used.</param>
internal sealed class RuleSetChange(RuleSnapshot before, ILogger logger)
{
    private const string SharedRules = "";

    // Many rules may lose the same thing.
    private const int MaxToldErrors = 20;

    private readonly Dictionary<string, TenantRuleSet> _tenants = new(before.Tenants, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _faults = new(before.Faults, StringComparer.Ordinal);
    private RuleBase _base = before.Base;

    /// <summary>How many parts stayed as they were.</summary>
    public int Refused { get; private set; }

    /// <summary>Takes what a tenant has now.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="stored">What it has.</param>
    public void Apply(string tenantId, StoredRules stored)
    {
        if (stored is { Rules: [], Disabled: [], Exceptions: [] })
        {
            _tenants.Remove(tenantId);
            _faults.Remove(tenantId);
            return;
        }

        Try(tenantId, () => Replace(tenantId, TenantRuleSet.Load(_base, stored, _tenants.GetValueOrDefault(tenantId))));
    }

    /// <summary>Takes other shared rules; every tenant's own is to be applied over them then.</summary>
    /// <param name="load">Reads and compiles the shared rules.</param>
    /// <returns>Whether they are taken.</returns>
    public bool Reload(Func<RuleBase> load) => Try(SharedRules, () =>
    {
        var loaded = load();
        var lost = LiveRules.NewErrors(_base.Rules.Errors, loaded.Rules.Errors);
        if (lost.Count > 0)
        {
            throw new InvalidDataException(string.Join(' ', lost.Take(MaxToldErrors)));
        }

        _base = loaded;
    });

    /// <summary>Ends the step.</summary>
    /// <param name="clock">How far it got.</param>
    /// <returns>The rules to be in force.</returns>
    public RuleSnapshot Complete(RuleClock clock) => new(_base, _tenants)
    {
        Version = clock.Version,
        ReloadVersion = clock.ReloadVersion,
        Faults = _faults.ToFrozenDictionary(StringComparer.Ordinal),
    };

    private void Replace(string tenantId, TenantRuleSet set)
    {
        // At the start of a process there is nothing to keep: what works is used, what does not is logged.
        var lost = LiveRules.NewErrors(_tenants.GetValueOrDefault(tenantId)?.Errors ?? [], set.Errors);
        if (lost.Count > 0 && _tenants.ContainsKey(tenantId))
        {
            throw new InvalidDataException(string.Join(' ', lost.Take(MaxToldErrors)));
        }

        foreach (var diagnostic in lost.Take(MaxToldErrors))
        {
            Log.LeftOut(logger, tenantId, diagnostic.ToString());
        }

        _tenants[tenantId] = set;
    }

    private bool Try(string tenantId, Action change)
    {
        try
        {
            change();
            _faults.Remove(tenantId);
            return true;
        }
        catch (Exception exception)
        {
            // Whatever it is, one tenant's rules must keep neither the others' from changing nor any from working.
            Refused++;
            _faults[tenantId] = exception.Message;
            Log.Kept(logger, tenantId, exception.Message);
            return false;
        }
    }
}
