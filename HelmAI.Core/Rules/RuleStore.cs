using HelmAI.Core.Administration;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.Core.Rules;

/// <summary>Tenants' rules on either database.</summary>
/// <param name="administration">The database.</param>
/// <param name="time">The clock.</param>
internal sealed class RuleStore(IAdministration administration, TimeProvider time) : IRuleStore
{
    // A statement's parameters are limited; so many ids are one quick look-up each.
    private const int MaxIdsAtOnce = 500;

    /// <inheritdoc/>
    public Task<RuleClock> ReadClockAsync(CancellationToken cancellationToken) =>
        administration.ReadAsync(context => context.Set<RuleClock>().SingleAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RuleVersion>> ListChangedAsync(long after, CancellationToken cancellationToken) =>
        administration.ReadAsync<IReadOnlyList<RuleVersion>>(
            async context => await context.Set<RuleVersion>().Where(one => one.Version > after).OrderBy(static one => one.Version).ToListAsync(cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task<long> ReadVersionAsync(string tenantId, CancellationToken cancellationToken) => administration.ReadAsync(
        tenantId,
        context => context.Set<RuleVersion>().Where(one => one.TenantId == tenantId).Select(static one => one.Version).SingleOrDefaultAsync(cancellationToken),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<StoredRules> ReadAsync(string tenantId, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The version is read before and after: where both are the same, so is what was read between.
            var before = await ReadVersionAsync(tenantId, cancellationToken);
            var rules = await administration.ReadAsync(tenantId, context => ReadAsync(context, tenantId, before, cancellationToken), cancellationToken);
            if (await ReadVersionAsync(tenantId, cancellationToken) == before)
            {
                return rules;
            }
        }
    }

    /// <inheritdoc/>
    public Task<TenantRule?> FindAsync(string tenantId, string ruleId, CancellationToken cancellationToken) =>
        administration.ReadAsync(
            tenantId, context => context.Set<TenantRule>().SingleOrDefaultAsync(one => one.TenantId == tenantId && one.RuleId == ruleId, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredException>> ListExceptionsAsync(string tenantId, string ruleId, CancellationToken cancellationToken) =>
        administration.ReadAsync<IReadOnlyList<StoredException>>(
            tenantId,
            async context => await context.Set<StoredException>()
                .Where(one => one.TenantId == tenantId && one.RuleId == ruleId).OrderBy(static one => one.CreatedAt).ThenBy(static one => one.Id).ToListAsync(cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task<long?> ChangeAsync(string tenantId, RuleChange change, long expectedVersion, CancellationToken cancellationToken) =>
        administration.ChangeAsync<long?>(
            async context =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
                var version = await TickAsync(context, isReload: false, cancellationToken);
                var versions = context.Set<RuleVersion>().Where(one => one.TenantId == tenantId);
                var current = await versions.Select(static one => one.Version).SingleOrDefaultAsync(cancellationToken);
                if (current != expectedVersion)
                {
                    return null;
                }

                await versions.ExecuteDeleteAsync(cancellationToken);
                context.Add(new RuleVersion { TenantId = tenantId, Version = version });
                await ApplyAsync(context, tenantId, change, version, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return version;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<long> RequestReloadAsync(CancellationToken cancellationToken) =>
        administration.ChangeAsync(
            async context =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
                var version = await TickAsync(context, isReload: true, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return version;
            },
            cancellationToken);

    private static async Task<StoredRules> ReadAsync(AdministrationContext context, string tenantId, long version, CancellationToken cancellationToken) => new()
    {
        Version = version,
        Rules = await context.Set<TenantRule>().Where(one => one.TenantId == tenantId).OrderBy(static one => one.RuleId).ToListAsync(cancellationToken),
        Disabled = await context.Set<DisabledRule>().Where(one => one.TenantId == tenantId).Select(static one => one.RuleId).ToListAsync(cancellationToken),
        Exceptions = await context.Set<StoredException>()
            .Where(one => one.TenantId == tenantId).OrderBy(static one => one.CreatedAt).ThenBy(static one => one.Id).ToListAsync(cancellationToken),
    };

    // The clock's row stays locked until the commit, so that no process sees a later version before an earlier one.
    private static async Task<long> TickAsync(AdministrationContext context, bool isReload, CancellationToken cancellationToken)
    {
        var clock = context.Set<RuleClock>();
        await (isReload
            ? clock.ExecuteUpdateAsync(static row => row.SetProperty(one => one.Version, one => one.Version + 1).SetProperty(one => one.ReloadVersion, one => one.Version + 1), cancellationToken)
            : clock.ExecuteUpdateAsync(static row => row.SetProperty(one => one.Version, one => one.Version + 1), cancellationToken));
        return await clock.Select(static one => one.Version).SingleAsync(cancellationToken);
    }

    private async Task ApplyAsync(AdministrationContext context, string tenantId, RuleChange change, long version, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var ids in change.Removed.Concat(change.Saved.Select(static one => one.RuleId)).Distinct(StringComparer.Ordinal).Chunk(MaxIdsAtOnce))
        {
            await context.Set<TenantRule>().Where(one => one.TenantId == tenantId && ids.Contains(one.RuleId)).ExecuteDeleteAsync(cancellationToken);
        }

        foreach (var ids in change.Enabled.Concat(change.Disabled).Distinct(StringComparer.Ordinal).Chunk(MaxIdsAtOnce))
        {
            await context.Set<DisabledRule>().Where(one => one.TenantId == tenantId && ids.Contains(one.RuleId)).ExecuteDeleteAsync(cancellationToken);
        }

        foreach (var ids in change.Withdrawn.Chunk(MaxIdsAtOnce))
        {
            await context.Set<StoredException>().Where(one => one.TenantId == tenantId && ids.Contains(one.Id)).ExecuteDeleteAsync(cancellationToken);
        }

        context.AddRange(change.Saved.Select(one => one with { TenantId = tenantId, Revision = version, UpdatedAt = now }));
        context.AddRange(change.Disabled.Select(id => new DisabledRule { TenantId = tenantId, RuleId = id, DisabledAt = now }));
        context.AddRange(change.Excepted.Select(one => one with { TenantId = tenantId }));
    }
}
