using HelmAI.Core.Administration;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.Core.Webhooks;

/// <summary>Webhooks on either database.</summary>
/// <param name="administration">The database.</param>
/// <param name="cipher">Encrypts the secrets.</param>
/// <param name="transactions">Removes what hangs on a webhook together with it.</param>
internal sealed class WebhookStore(IAdministration administration, RowCipher cipher, ITransactions transactions) : IWebhookStore
{
    private static readonly StorageOperation Removing = new("remove", "webhooks");

    /// <inheritdoc/>
    public async Task<bool> AddAsync(Webhook webhook, byte[] secret, int max, CancellationToken cancellationToken)
    {
        var row = webhook with { Secret = await cipher.SealAsync(RowField.WebhookSecret, webhook.TenantId, webhook.Id, secret, cancellationToken) };
        return await administration.ChangeAsync(
            async context =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

                // Changes nothing, and holds the tenant's row: of two who add at once, the second counts the first one's webhook.
                await context.Tenants.Where(tenant => tenant.Id == row.TenantId)
                    .ExecuteUpdateAsync(set => set.SetProperty(static tenant => tenant.Name, static tenant => tenant.Name), cancellationToken);
                if (await context.Set<Webhook>().CountAsync(one => one.TenantId == row.TenantId, cancellationToken) >= max)
                {
                    return false;
                }

                context.Add(row);
                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Webhook?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken) =>
        administration.ReadAsync(tenantId, context => Of(context, tenantId, id).SingleOrDefaultAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<Page<Webhook>> ListAsync(string tenantId, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);
        var webhooks = await administration.ReadAsync(
            tenantId,
            context =>
            {
                var all = context.Set<Webhook>().Where(webhook => webhook.TenantId == tenantId);
                var rest = page.After is not { } after
                    ? all
                    : all.Where(webhook => webhook.CreatedAt < after.Timestamp || (webhook.CreatedAt == after.Timestamp && webhook.Id.CompareTo(after.Id) < 0));
                return rest.OrderByDescending(static webhook => webhook.CreatedAt).ThenByDescending(static webhook => webhook.Id)
                    .Take(page.Limit + 1).ToListAsync(cancellationToken);
            },
            cancellationToken);
        return Paging.Cut(webhooks, page, static webhook => new(webhook.CreatedAt, webhook.Id));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Webhook>> ListEnabledAsync(CancellationToken cancellationToken) => administration.ReadAsync<IReadOnlyList<Webhook>>(
        async context => await context.Set<Webhook>().Where(static webhook => webhook.DisabledAt == null).OrderBy(static webhook => webhook.Id).ToListAsync(cancellationToken),
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> UpdateAsync(Webhook webhook, CancellationToken cancellationToken) => administration.ChangeAsync(
        async context => await Of(context, webhook.TenantId, webhook.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(static row => row.Name, webhook.Name)
                .SetProperty(static row => row.Url, webhook.Url)
                .SetProperty(static row => row.MessageTypes, webhook.MessageTypes)
                .SetProperty(static row => row.MinimumSeverity, webhook.MinimumSeverity)
                .SetProperty(static row => row.RuleIds, webhook.RuleIds)
                .SetProperty(static row => row.EntityTypes, webhook.EntityTypes)
                .SetProperty(static row => row.UpdatedAt, webhook.UpdatedAt)
                .SetProperty(static row => row.DisabledAt, webhook.DisabledAt)
                .SetProperty(static row => row.DisabledReason, webhook.DisabledReason)
                .SetProperty(static row => row.Failures, 0)
                .SetProperty(static row => row.OpenUntil, (DateTimeOffset?)null),
            cancellationToken) > 0,
        cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> RotateAsync(string tenantId, Guid id, byte[] secret, DateTimeOffset? previousUntil, CancellationToken cancellationToken)
    {
        var stored = await cipher.SealAsync(RowField.WebhookSecret, tenantId, id, secret, cancellationToken);
        return await administration.ChangeAsync(
            async context => await Of(context, tenantId, id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(static row => row.PreviousSecret, row => previousUntil == null ? null : row.Secret)
                    .SetProperty(static row => row.PreviousExpiresAt, previousUntil)
                    .SetProperty(static row => row.Secret, stored),
                cancellationToken) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string tenantId, Guid id, CancellationToken cancellationToken) => transactions.RunAsync(
        Removing,
        async transaction =>
        {
            // The webhook first: senders take their locks in that order too.
            var removed = await transaction.QueryAsync(
                new("DELETE FROM webhooks WHERE tenant_id = @p0 AND id = @p1 RETURNING id", [tenantId, id]), static row => row.Id(0), cancellationToken);
            if (removed.Count == 0)
            {
                return false;
            }

            await transaction.ExecuteAsync(
                "DELETE FROM webhook_attempts WHERE tenant_id = @p0 AND delivery_id IN (SELECT id FROM webhook_deliveries WHERE tenant_id = @p0 AND webhook_id = @p1)",
                [tenantId, id],
                cancellationToken);
            await transaction.ExecuteAsync("DELETE FROM webhook_deliveries WHERE tenant_id = @p0 AND webhook_id = @p1", [tenantId, id], cancellationToken);
            return true;
        },
        cancellationToken);

    private static IQueryable<Webhook> Of(AdministrationContext context, string tenantId, Guid id) =>
        context.Set<Webhook>().Where(webhook => webhook.TenantId == tenantId && webhook.Id == id);
}
