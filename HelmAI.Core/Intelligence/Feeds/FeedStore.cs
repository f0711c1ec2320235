using System.Text;
using HelmAI.Core.Administration;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.Core.Intelligence.Feeds;

/// <summary>Feeds on either database.</summary>
/// <param name="administration">The database.</param>
/// <param name="keys">Reads the keys of secrets that another process wrote.</param>
/// <param name="cipher">Encrypts secrets.</param>
internal sealed class FeedStore(IAdministration administration, DataKeys keys, RowCipher cipher) : IFeedStore
{
    /// <inheritdoc/>
    public async Task<Feed> AddAsync(Feed feed, string? secret, CancellationToken cancellationToken)
    {
        var row = feed with { Secret = await SealAsync(feed, secret, cancellationToken) };
        await administration.ChangeAsync(
            context =>
            {
                context.Add(row);
                return context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        return row;
    }

    /// <inheritdoc/>
    public Task<Feed?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken) =>
        administration.ReadAsync(tenantId, context => Of(context, tenantId, id).SingleOrDefaultAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<Page<Feed>> ListAsync(string tenantId, PageRequest page, CancellationToken cancellationToken)
    {
        var feeds = await administration.ReadAsync(
            tenantId,
            context =>
            {
                var all = context.Set<Feed>().Where(feed => feed.TenantId == tenantId);
                var rest = page.After is not { } after
                    ? all
                    : all.Where(feed => feed.CreatedAt < after.Timestamp || (feed.CreatedAt == after.Timestamp && feed.Id.CompareTo(after.Id) < 0));
                return rest.OrderByDescending(static feed => feed.CreatedAt).ThenByDescending(static feed => feed.Id).Take(page.Limit + 1).ToListAsync(cancellationToken);
            },
            cancellationToken);
        return feeds.Count <= page.Limit
            ? new(feeds, Next: null)
            : new(feeds[..page.Limit], new(feeds[page.Limit - 1].CreatedAt, feeds[page.Limit - 1].Id));
    }

    /// <inheritdoc/>
    public Task<int> CountAsync(string tenantId, CancellationToken cancellationToken) =>
        administration.ReadAsync(tenantId, context => context.Set<Feed>().CountAsync(feed => feed.TenantId == tenantId, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> ReplaceAsync(Feed feed, string? secret, CancellationToken cancellationToken)
    {
        var stored = secret is null ? feed.Secret : await SealAsync(feed, secret, cancellationToken);
        return await administration.ChangeAsync(
            async context => await Of(context, feed.TenantId, feed.Id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(static row => row.Name, feed.Name)
                    .SetProperty(static row => row.Kind, feed.Kind)
                    .SetProperty(static row => row.Url, feed.Url)
                    .SetProperty(static row => row.Collection, feed.Collection)
                    .SetProperty(static row => row.Authentication, feed.Authentication)
                    .SetProperty(static row => row.UserName, feed.UserName)
                    .SetProperty(static row => row.Secret, stored)
                    .SetProperty(static row => row.IntervalSeconds, feed.IntervalSeconds)
                    .SetProperty(static row => row.IsEnabled, feed.IsEnabled)
                    .SetProperty(static row => row.UpdatedAt, feed.UpdatedAt)
                    .SetProperty(static row => row.Position, feed.Position)
                    .SetProperty(static row => row.NextRunAt, feed.NextRunAt)
                    .SetProperty(static row => row.LeaseToken, (Guid?)null)
                    .SetProperty(static row => row.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string tenantId, Guid id, CancellationToken cancellationToken) => administration.ChangeAsync(
        async context => await Of(context, tenantId, id).ExecuteDeleteAsync(cancellationToken) > 0, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RequestRunAsync(string tenantId, Guid id, DateTimeOffset now, CancellationToken cancellationToken) => administration.ChangeAsync(
        async context => await Of(context, tenantId, id).Where(static feed => feed.IsEnabled)
            .ExecuteUpdateAsync(set => set.SetProperty(static feed => feed.NextRunAt, now), cancellationToken) > 0,
        cancellationToken);

    /// <inheritdoc/>
    public Task<Feed?> ClaimAsync(DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancellationToken) => administration.ChangeAsync(
        async context =>
        {
            while (await Due(context, now).OrderBy(static feed => feed.NextRunAt).Select(static feed => (Guid?)feed.Id).FirstOrDefaultAsync(cancellationToken) is { } id)
            {
                // Another process may have been quicker: the condition is tried again with the change.
                Guid? token = Guid.CreateVersion7(now);
                DateTimeOffset? until = leaseUntil;
                if (await Due(context, now).Where(feed => feed.Id == id).ExecuteUpdateAsync(
                    set => set.SetProperty(static feed => feed.LeaseToken, token).SetProperty(static feed => feed.LeaseUntil, until), cancellationToken) > 0)
                {
                    return await context.Set<Feed>().SingleOrDefaultAsync(feed => feed.Id == id && feed.LeaseToken == token, cancellationToken);
                }
            }

            return null;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> SaveAsync(Feed feed, CancellationToken cancellationToken)
    {
        var ends = feed.LeaseUntil is null;
        var token = ends ? null : feed.LeaseToken;
        return administration.ChangeAsync(
            async context => await Of(context, feed.TenantId, feed.Id).Where(row => row.LeaseToken == feed.LeaseToken).ExecuteUpdateAsync(
                set => set
                    .SetProperty(static row => row.Position, feed.Position)

                    // A run that somebody has asked for since the poll began is still to come.
                    .SetProperty(static row => row.NextRunAt, row => ends && !(feed.LastRunAt != null && row.NextRunAt > feed.LastRunAt) ? feed.NextRunAt : row.NextRunAt)
                    .SetProperty(static row => row.LastRunAt, feed.LastRunAt)
                    .SetProperty(static row => row.LastSuccessAt, feed.LastSuccessAt)
                    .SetProperty(static row => row.LastError, feed.LastError)
                    .SetProperty(static row => row.Failures, feed.Failures)
                    .SetProperty(static row => row.LastImported, feed.LastImported)
                    .SetProperty(static row => row.LastRejected, feed.LastRejected)
                    .SetProperty(static row => row.Imported, feed.Imported)
                    .SetProperty(static row => row.Rejected, feed.Rejected)
                    .SetProperty(static row => row.LeaseToken, token)
                    .SetProperty(static row => row.LeaseUntil, feed.LeaseUntil),
                cancellationToken) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<string?> ReadSecretAsync(Feed feed, CancellationToken cancellationToken) => feed.Secret is null ? null : await keys.ReadAsync(
        () => Task.FromResult(Encoding.UTF8.GetString(cipher.Open(RowField.FeedSecret, feed.TenantId, feed.Id, Convert.FromBase64String(feed.Secret))!)), cancellationToken);

    private static IQueryable<Feed> Of(AdministrationContext context, string tenantId, Guid id) =>
        context.Set<Feed>().Where(feed => feed.TenantId == tenantId && feed.Id == id);

    // A tenant whose feed is being polled waits, so that its slow servers don't take the turns of others.
    private static IQueryable<Feed> Due(AdministrationContext context, DateTimeOffset now) => context.Set<Feed>().Where(feed =>
        feed.IsEnabled && feed.NextRunAt <= now && (feed.LeaseUntil == null || feed.LeaseUntil < now)
        && !context.Tenants.Any(tenant => tenant.Id == feed.TenantId && tenant.SuspendedAt != null)
        && !context.Set<Feed>().Any(other => other.TenantId == feed.TenantId && other.Id != feed.Id && other.LeaseUntil >= now));

    private async Task<string?> SealAsync(Feed feed, string? secret, CancellationToken cancellationToken) => secret is null ? null : Convert.ToBase64String(
        await cipher.SealAsync(RowField.FeedSecret, feed.TenantId, feed.Id, Encoding.UTF8.GetBytes(secret), cancellationToken));
}
