using HelmAI.Core.Errors;
using HelmAI.Core.Storage;

namespace HelmAI.Core.Intelligence;

/// <summary>
/// Indicators by the million: a tenant's own and the shared ones. Every change moves a version on, in the order of the commits, so that
/// whoever has read up to a version asks for what changed since. Every member throws <see cref="DatabaseException"/> when the database fails.
/// </summary>
public interface IIndicatorStore
{
    /// <summary>The most indicators that are stored at once.</summary>
    const int MaxAtOnce = 5_000;

    /// <summary>Stores indicators in one transaction: new ones, and those that are newer than what is stored. What somebody here has decided about them stays.</summary>
    /// <param name="indicators">The indicators, at most <see cref="MaxAtOnce"/>; of several with one id the newest counts.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>What became of them, once that is durable.</returns>
    Task<SaveCounts> SaveAsync(IReadOnlyList<Indicator> indicators, CancellationToken cancellationToken);

    /// <summary>Finds an indicator: the tenant's own, else the shared one.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The indicator.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The indicator; <see langword="null"/> where there is none.</returns>
    Task<IndicatorRecord?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken);

    /// <summary>Lists indicators, those that changed last first, by <see cref="Indicator.Modified"/> and id. Where a tenant has one of a shared one's id and time, its own stands for both.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    Task<Page<IndicatorRecord>> ListAsync(IndicatorFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Takes an indicator of the tenant's own back, whatever its source will say.</summary>
    /// <param name="tenantId">The tenant, or <see cref="Indicator.Shared"/>.</param>
    /// <param name="id">The indicator.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>The indicator as it stands; <see langword="null"/> where the tenant has no such one.</returns>
    Task<IndicatorRecord?> WithdrawAsync(string tenantId, Guid id, CancellationToken cancellationToken);

    /// <summary>Sets the confidence of an indicator of the tenant's own, whatever time and its source will say.</summary>
    /// <param name="tenantId">The tenant, or <see cref="Indicator.Shared"/>.</param>
    /// <param name="id">The indicator.</param>
    /// <param name="confidence">From 0 to 100; <see langword="null"/> leaves it to its source and time again.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>The indicator as it stands; <see langword="null"/> where the tenant has no such one.</returns>
    Task<IndicatorRecord?> OverrideAsync(string tenantId, Guid id, int? confidence, CancellationToken cancellationToken);

    /// <summary>Reads the version of the latest change.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The version; 0 before the first change.</returns>
    Task<long> ReadVersionAsync(CancellationToken cancellationToken);

    /// <summary>Reads all tenants' indicators that changed since a place, in the order of their versions.</summary>
    /// <param name="after">The last one read before.</param>
    /// <param name="activeOnly">Whether those are left out that are not active: for who knows of none yet.</param>
    /// <param name="max">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Some of them; fewer than <paramref name="max"/> at the end.</returns>
    Task<IReadOnlyList<IndicatorRecord>> ReadChangedAsync(IndicatorPlace after, bool activeOnly, int max, CancellationToken cancellationToken);

    /// <summary>Decides anew about indicators whose state changes by the passing of time.</summary>
    /// <param name="max">How many at most, up to <see cref="MaxAtOnce"/>.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>How many were due; fewer than <paramref name="max"/> where no more are.</returns>
    Task<int> SweepAsync(int max, CancellationToken cancellationToken);
}
