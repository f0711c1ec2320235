using HelmAI.ApiService.Formats;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Core.Alerts;
using HelmAI.Core.Errors;
using HelmAI.Core.Signals;

namespace HelmAI.ApiService.Alerts.Suppressions;

/// <summary>Makes and removes suppressions, and tells every process of it.</summary>
/// <param name="store">Has them.</param>
/// <param name="signals">Carries the news.</param>
/// <param name="time">The clock.</param>
internal sealed class SuppressionAdministration(ISuppressionStore store, ISignalBus signals, TimeProvider time)
{
    /// <summary>Makes a suppression.</summary>
    /// <param name="caller">Who makes it, for its own tenant.</param>
    /// <param name="request">What it is to be like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The suppression.</returns>
    /// <exception cref="ValidationException">There can be no such suppression.</exception>
    /// <exception cref="ConflictException">The tenant has too many.</exception>
    public async Task<Suppression> CreateAsync(Caller caller, SuppressionRequest request, CancellationToken cancellationToken)
    {
        var now = Timestamps.Truncate(time.GetUtcNow());
        var (rule, entity) = SuppressionRules.ReadSubject(request);
        var suppression = new Suppression
        {
            Id = Guid.CreateVersion7(now),
            TenantId = caller.TenantId,
            RuleId = rule,
            EntityType = entity?.Type,
            EntityValue = entity?.Value,
            Until = SuppressionRules.ReadEnd(request, now),
            Comment = AlertComment.Check(request.Comment),
            CreatedAt = now,
            CreatedBy = caller.KeyId,
        };
        if (!await store.AddAsync(suppression, SuppressionRules.MaxPerTenant, cancellationToken))
        {
            throw new ConflictException($"A tenant may have {SuppressionRules.MaxPerTenant} suppressions, expired ones too; remove some.");
        }

        signals.Publish(RulesChanged.Instance);
        return suppression;
    }

    /// <summary>Removes a suppression.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The suppression.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>It as it was; <see langword="null"/> where the tenant has no such suppression.</returns>
    public async Task<Suppression?> RemoveAsync(string tenantId, Guid id, CancellationToken cancellationToken)
    {
        var found = await store.FindAsync(tenantId, id, cancellationToken);
        if (found is null || !await store.RemoveAsync(tenantId, id, cancellationToken))
        {
            return null;
        }

        signals.Publish(RulesChanged.Instance);
        return found;
    }
}
