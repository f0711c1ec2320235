using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Tenants;
using HelmAI.Core.Errors;
using HelmAI.Core.Rules;
using HelmAI.Core.Signals;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.RuleSets;

/// <summary>
/// Changes a tenant's rules: what they will be is compiled and checked first, then stored if nobody else changed them
/// meanwhile, then told to all processes and brought into force in this one.
/// </summary>
/// <param name="rules">The rules in force.</param>
/// <param name="store">Stores them.</param>
/// <param name="signals">Tells other processes.</param>
/// <param name="options">How many rules a tenant may have.</param>
internal sealed class RuleTransaction(LiveRules rules, IRuleStore store, ISignalBus signals, IOptions<RuleSetOptions> options)
{
    private const int MaxAttempts = 5;

    /// <summary>Changes them.</summary>
    /// <typeparam name="T">What the change tells.</typeparam>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="plan">Plans the change of the rules as they are; planned again where somebody else was quicker.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the change tells.</returns>
    /// <exception cref="ConflictException">Others change the rules all the time.</exception>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<T> RunAsync<T>(string tenantId, Func<TenantView, Task<RulePlan<T>>> plan, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var version = await store.ReadVersionAsync(tenantId, cancellationToken);
            var snapshot = await rules.RefreshAsync(cancellationToken);
            var planned = await plan(snapshot.ViewOf(tenantId));
            if (planned.Change is null)
            {
                return planned.Result;
            }

            if (await store.ChangeAsync(tenantId, planned.Change, version, cancellationToken) is not null)
            {
                signals.Publish(RulesChanged.Instance);
                await rules.RefreshAsync(CancellationToken.None);
                return planned.Result;
            }
        }

        throw new ConflictException("The rules were changed by somebody else meanwhile. Try again.");
    }

    /// <summary>Compiles what a tenant would have.</summary>
    /// <param name="view">What it has.</param>
    /// <param name="next">What it would have.</param>
    /// <returns>The errors that would be new: none where it may be stored.</returns>
    /// <exception cref="ValidationException">It would be too many rules.</exception>
    public IReadOnlyList<SigmaDiagnostic> Check(TenantView view, TenantRules next)
    {
        if (next.Documents.Count > options.Value.MaxPerTenant && next.Documents.Count > view.Rules.Documents.Count)
        {
            throw new ValidationException($"A tenant may have {options.Value.MaxPerTenant} rules of its own.");
        }

        return LiveRules.NewErrors(view.Errors, TenantRuleSet.Compile(view.Base, next).Errors);
    }
}
