using System.Text.Json;
using HelmAI.ApiService.Formats;
using HelmAI.Core.Administration;
using HelmAI.Core.Errors;
using HelmAI.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.ApiService.Administration.Tenants;

/// <summary>Makes, shows, changes, suspends and resumes tenants.</summary>
/// <param name="administration">Has the tenants.</param>
/// <param name="signals">Carries the news to those who remember keys.</param>
/// <param name="time">The clock.</param>
internal sealed class TenantAdministration(IAdministration administration, ISignalBus signals, TimeProvider time)
{
    /// <summary>Makes a tenant.</summary>
    /// <param name="request">What it is to be like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The tenant.</returns>
    /// <exception cref="ValidationException">There can be no such tenant.</exception>
    /// <exception cref="ConflictException">There is one of that id.</exception>
    public async Task<Tenant> CreateAsync(TenantRequest request, CancellationToken cancellationToken)
    {
        var tenant = new Tenant
        {
            Id = TenantRules.CheckId(request.Id),
            Name = NameRule.Check(request.Name),
            CreatedAt = Timestamps.Truncate(time.GetUtcNow()),
            RetentionDays = TenantRules.CheckRetention(request.RetentionDays),
        };
        await administration.ChangeAsync(
            context =>
            {
                context.Add(tenant);
                return context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        return tenant;
    }

    /// <summary>Finds a tenant.</summary>
    /// <param name="id">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The tenant, or <see langword="null"/> where there is none of that id.</returns>
    public Task<Tenant?> FindAsync(string id, CancellationToken cancellationToken) => administration.ReadAsync(
        context => context.Tenants.SingleOrDefaultAsync(tenant => tenant.Id == id, cancellationToken), cancellationToken);

    /// <summary>Lists tenants by their ids.</summary>
    /// <param name="after">The tenant after which the page begins; <see langword="null"/> for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The tenants.</returns>
    public Task<List<Tenant>> ListAsync(string? after, int limit, CancellationToken cancellationToken) => administration.ReadAsync(
        context => context.Tenants.Where(tenant => after == null || tenant.Id.CompareTo(after) > 0)
            .OrderBy(tenant => tenant.Id).Take(limit).ToListAsync(cancellationToken),
        cancellationToken);

    /// <summary>Changes a tenant.</summary>
    /// <param name="id">The tenant.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The tenant as it is now, or <see langword="null"/> where there is none of that id.</returns>
    /// <exception cref="ValidationException">It can't be so.</exception>
    public async Task<Tenant?> ChangeAsync(string id, TenantChange change, CancellationToken cancellationToken)
    {
        var name = change.Name is null ? null : NameRule.Check(change.Name);
        var keepsRetention = change.RetentionDays.ValueKind == JsonValueKind.Undefined;
        var days = keepsRetention ? null : TenantRules.ReadRetention(change.RetentionDays);
        await administration.ChangeAsync(
            context => context.Tenants.Where(tenant => tenant.Id == id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(tenant => tenant.Name, tenant => name ?? tenant.Name)
                    .SetProperty(tenant => tenant.RetentionDays, tenant => keepsRetention ? tenant.RetentionDays : days),
                cancellationToken),
            cancellationToken);
        return await FindAsync(id, cancellationToken);
    }

    /// <summary>Makes a tenant's keys open nothing, in every process and from now on. To suspend it again changes nothing.</summary>
    /// <param name="id">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The tenant, or <see langword="null"/> where there is none of that id.</returns>
    /// <exception cref="ConflictException">It is the operator's own.</exception>
    public Task<Tenant?> SuspendAsync(string id, CancellationToken cancellationToken) => id == Tenant.Default
        ? throw new ConflictException($"The tenant '{Tenant.Default}' administers the others, and can't be suspended.")
        : SetSuspendedAsync(id, time.GetUtcNow(), cancellationToken);

    /// <summary>Lets a suspended tenant's keys open again.</summary>
    /// <param name="id">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The tenant, or <see langword="null"/> where there is none of that id.</returns>
    public Task<Tenant?> ResumeAsync(string id, CancellationToken cancellationToken) => SetSuspendedAsync(id, since: null, cancellationToken);

    private async Task<Tenant?> SetSuspendedAsync(string id, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        await administration.ChangeAsync(
            context => context.Tenants.Where(tenant => tenant.Id == id && (tenant.SuspendedAt == null || since == null))
                .ExecuteUpdateAsync(set => set.SetProperty(tenant => tenant.SuspendedAt, since), cancellationToken),
            cancellationToken);

        // Of all keys: which are the tenant's is not worth a question.
        signals.Publish(new KeysChanged([]));
        return await FindAsync(id, cancellationToken);
    }
}
