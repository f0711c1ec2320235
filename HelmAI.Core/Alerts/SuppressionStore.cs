using HelmAI.Core.Administration;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Queries;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.Core.Alerts;

/// <summary>Suppressions on either database. What they hide is counted where results are written.</summary>
/// <param name="administration">The database.</param>
internal sealed class SuppressionStore(IAdministration administration) : ISuppressionStore
{
    /// <inheritdoc/>
    public Task<long> ReadVersionAsync(CancellationToken cancellationToken) => administration.ReadAsync(
        context => context.Set<SuppressionClock>().Select(static clock => clock.Version).SingleAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Suppression>> ListInForceAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        administration.ReadAsync<IReadOnlyList<Suppression>>(
            async context => await context.Set<Suppression>().Where(one => one.Until > now).ToListAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<Page<Suppression>> ListAsync(string tenantId, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);
        var found = await administration.ReadAsync(
            tenantId,
            context =>
            {
                var all = context.Set<Suppression>().Where(one => one.TenantId == tenantId);
                var rest = page.After is not { } after
                    ? all
                    : all.Where(one => one.CreatedAt < after.Timestamp || (one.CreatedAt == after.Timestamp && one.Id.CompareTo(after.Id) < 0));
                return rest.OrderByDescending(one => one.CreatedAt).ThenByDescending(one => one.Id).Take(page.Limit + 1).ToListAsync(cancellationToken);
            },
            cancellationToken);
        return Paging.Cut(found, page, static one => new(one.CreatedAt, one.Id));
    }

    /// <inheritdoc/>
    public Task<Suppression?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken) => administration.ReadAsync(
        tenantId, context => context.Set<Suppression>().SingleOrDefaultAsync(one => one.TenantId == tenantId && one.Id == id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> AddAsync(Suppression suppression, int maxPerTenant, CancellationToken cancellationToken) => ChangeAsync(
        async context =>
        {
            if (await context.Set<Suppression>().CountAsync(one => one.TenantId == suppression.TenantId, cancellationToken) >= maxPerTenant)
            {
                return false;
            }

            context.Add(suppression);
            await context.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string tenantId, Guid id, CancellationToken cancellationToken) => ChangeAsync(
        async context => await context.Set<Suppression>().Where(one => one.TenantId == tenantId && one.Id == id).ExecuteDeleteAsync(cancellationToken) > 0,
        cancellationToken);

    // The clock's row stays locked until the commit: changes come one after the other, so that nobody counts what another is about to add.
    private Task<bool> ChangeAsync(Func<AdministrationContext, Task<bool>> change, CancellationToken cancellationToken) => administration.ChangeAsync(
        async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await context.Set<SuppressionClock>().ExecuteUpdateAsync(
                static row => row.SetProperty(static clock => clock.Version, static clock => clock.Version + 1), cancellationToken);
            if (!await change(context))
            {
                return false;
            }

            await transaction.CommitAsync(cancellationToken);
            return true;
        },
        cancellationToken);
}
