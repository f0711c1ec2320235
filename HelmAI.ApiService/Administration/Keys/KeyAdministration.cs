using HelmAI.ApiService.Formats;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Authentication.Keys;
using HelmAI.Core.Administration;
using HelmAI.Core.Errors;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.ApiService.Administration.Keys;

/// <summary>Makes, shows, rotates and revokes the keys of a tenant, and tells every process of what changed.</summary>
/// <param name="administration">Has the keys.</param>
/// <param name="signals">Carries the news.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyAdministration(IAdministration administration, ISignalBus signals, TimeProvider time)
{
    /// <summary>Makes a key.</summary>
    /// <param name="caller">Who makes it.</param>
    /// <param name="tenantId">Whose key it will be; the tenant exists.</param>
    /// <param name="request">What it is to be like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ValidationException">There can be no such key.</exception>
    /// <exception cref="ForbiddenException">It would allow more than its maker may.</exception>
    public async Task<IssuedKey> CreateAsync(Caller caller, string tenantId, KeyRequest request, CancellationToken cancellationToken)
    {
        var now = Timestamps.Truncate(time.GetUtcNow());
        var (text, kept) = KeyText.Create(Guid.CreateVersion7(now));
        var (requests, windowSeconds) = KeyRules.ReadRateLimit(request);
        var key = new ApiKey
        {
            Id = kept.Id,
            TenantId = tenantId,
            Name = NameRule.Check(request.Name),
            Scopes = KeyRules.ReadScopes(request, tenantId),
            Networks = KeyRules.ReadNetworks(request),
            RateLimitRequests = requests,
            RateLimitWindowSeconds = windowSeconds,
            SecretHash = kept.SecretHash,
            CreatedAt = now,
            CreatedBy = caller.KeyId,
            ExpiresAt = KeyRules.ReadExpiry(request, now),
        };
        DemandAll(caller, key.Scopes);
        await administration.ChangeAsync(
            context =>
            {
                context.Add(key);
                return context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);

        // Somebody may have tried this id a moment ago, however unlikely.
        signals.Publish(new KeysChanged([key.Id]));
        return new(key, text);
    }

    /// <summary>Finds a key.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The key, or <see langword="null"/> where the tenant has no such key.</returns>
    public Task<ApiKey?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken) => administration.ReadAsync(
        tenantId, context => Of(context, tenantId, id).SingleOrDefaultAsync(cancellationToken), cancellationToken);

    /// <summary>Lists keys, newest first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    public async Task<Page<ApiKey>> ListAsync(string tenantId, PageRequest page, CancellationToken cancellationToken)
    {
        var keys = await administration.ReadAsync(
            tenantId,
            context =>
            {
                var all = context.ApiKeys.Where(key => key.TenantId == tenantId);
                var rest = page.After is not { } after
                    ? all
                    : all.Where(key => key.CreatedAt < after.Timestamp || (key.CreatedAt == after.Timestamp && key.Id.CompareTo(after.Id) < 0));
                return rest.OrderByDescending(key => key.CreatedAt).ThenByDescending(key => key.Id).Take(page.Limit + 1).ToListAsync(cancellationToken);
            },
            cancellationToken);
        return keys.Count <= page.Limit
            ? new(keys, Next: null)
            : new(keys[..page.Limit], new(keys[page.Limit - 1].CreatedAt, keys[page.Limit - 1].Id));
    }

    /// <summary>Gives a key a new secret. Of the secrets before, the last one stays good for a while.</summary>
    /// <param name="caller">Who asks; it must itself have the key's scopes, since it gets them.</param>
    /// <param name="id">The key.</param>
    /// <param name="grace">For how long; zero for not at all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The key, or <see langword="null"/> where the caller's tenant has no such key.</returns>
    /// <exception cref="ForbiddenException">The key allows more than the caller may.</exception>
    /// <exception cref="ConflictException">The key is revoked.</exception>
    public async Task<IssuedKey?> RotateAsync(Caller caller, Guid id, TimeSpan grace, CancellationToken cancellationToken)
    {
        if (await FindAsync(caller.TenantId, id, cancellationToken) is not { } key)
        {
            return null;
        }

        DemandAll(caller, key.Scopes);
        var (text, kept) = KeyText.Create(id);
        DateTimeOffset? until = grace > TimeSpan.Zero ? Timestamps.Truncate(time.GetUtcNow()) + grace : null;
        var changed = await administration.ChangeAsync(
            context => Of(context, caller.TenantId, id).Where(row => row.RevokedAt == null).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.PreviousHash, row => until == null ? null : row.SecretHash)
                    .SetProperty(row => row.PreviousExpiresAt, until)
                    .SetProperty(row => row.SecretHash, kept.SecretHash),
                cancellationToken),
            cancellationToken);
        signals.Publish(new KeysChanged([id]));
        return changed == 0
            ? throw new ConflictException("The key is revoked; make another one.")
            : new(key with { PreviousExpiresAt = until }, text);
    }

    /// <summary>Revokes a key, for good. To revoke it again changes nothing.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The key, or <see langword="null"/> where the tenant has no such key.</returns>
    public async Task<ApiKey?> RevokeAsync(string tenantId, Guid id, CancellationToken cancellationToken)
    {
        await administration.ChangeAsync(
            context => Of(context, tenantId, id).Where(row => row.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, time.GetUtcNow()), cancellationToken),
            cancellationToken);
        signals.Publish(new KeysChanged([id]));
        return await FindAsync(tenantId, id, cancellationToken);
    }

    private static IQueryable<ApiKey> Of(AdministrationContext context, string tenantId, Guid id) =>
        context.ApiKeys.Where(key => key.TenantId == tenantId && key.Id == id);

    private static void DemandAll(Caller caller, IReadOnlyList<string> scopes)
    {
        if (caller.Lacks(scopes).FirstOrDefault() is { } missing)
        {
            throw new ForbiddenException($"The API key can't give the scope '{missing}', which it lacks itself.");
        }
    }
}
