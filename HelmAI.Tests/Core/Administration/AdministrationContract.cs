using HelmAI.Core.Administration;
using HelmAI.Core.Errors;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.Tests.Core.Administration;

/// <summary>What administration promises on every database.</summary>
public abstract class AdministrationContract(IStorageProvider provider)
{
    [ServerFact]
    public async Task ReadAsync_NewDatabase_HasTheDefaultTenant()
    {
        await using var store = await provider.OpenAsync();

        var tenant = await store.Administration.ReadAsync(context => context.Tenants.SingleAsync(), default);

        Assert.Equal(Tenant.Default, tenant.Id);
        Assert.Null(tenant.SuspendedAt);
        Assert.InRange(tenant.CreatedAt, DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(200));
    }

    [ServerFact]
    public async Task ChangeAsync_TenantAndKey_AreReadBackAsTheyWere()
    {
        await using var store = await provider.OpenAsync();
        var tenant = Some.TenantRow() with { SuspendedAt = Some.Time.AddDays(1), RetentionDays = 30 };
        var key = Some.ApiKeyRow() with
        {
            Networks = ["10.0.0.0/8", "2001:db8::/32"],
            RateLimitRequests = 10,
            RateLimitWindowSeconds = 60,
            PreviousHash = [9, 8, 7],
            PreviousExpiresAt = Some.Time.AddHours(1),
            ExpiresAt = Some.Time.AddDays(3),
            RevokedAt = Some.Time.AddDays(2),
            LastUsedAt = Some.Time.AddMicroseconds(1),
        };

        await store.AddAsync(tenant, key);

        Assert.Equal(tenant, await store.Administration.ReadAsync(tenant.Id, context => context.Tenants.SingleAsync(row => row.Id == tenant.Id), default));
        Assert.Equivalent(key, await store.Administration.ReadAsync(tenant.Id, context => context.ApiKeys.SingleAsync(row => row.Id == key.Id), default), strict: true);
    }

    [ServerFact]
    public async Task ChangeAsync_SetBasedUpdate_ChangesThatRowAlone()
    {
        await using var store = await provider.OpenAsync();
        await store.AddAsync(Some.TenantRow(), Some.ApiKeyRow(), Some.ApiKeyRow());
        var id = await store.Administration.ReadAsync(context => context.ApiKeys.Select(key => key.Id).FirstAsync(), default);

        var changed = await store.Administration.ChangeAsync(
            context => context.ApiKeys.Where(key => key.Id == id).ExecuteUpdateAsync(set => set.SetProperty(key => key.RevokedAt, Some.Time)), default);

        Assert.Equal(1, changed);
        var revoked = await store.Administration.ReadAsync(context => context.ApiKeys.Where(key => key.RevokedAt <= Some.Time).ToListAsync(), default);
        Assert.Equal(id, Assert.Single(revoked).Id);
    }

    [ServerFact]
    public async Task ChangeAsync_SameIdTwice_IsAConflict()
    {
        await using var store = await provider.OpenAsync();
        await store.AddAsync(Some.TenantRow());

        await Assert.ThrowsAsync<ConflictException>(() => store.AddAsync(Some.TenantRow()));
    }

    [ServerFact]
    public async Task ChangeAsync_KeyOfNoTenant_IsADatabaseError()
    {
        await using var store = await provider.OpenAsync();

        var exception = await Assert.ThrowsAsync<DatabaseException>(() => store.AddAsync(Some.ApiKeyRow()));

        Assert.Equal("change", exception.Context["operation"]);
    }

    [ServerFact]
    public async Task ChangeAsync_ManyAtOnceBesideAppends_AllSucceed()
    {
        await using var store = await provider.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            await store.AddAsync(Some.TenantRow() with { Id = $"tenant-{i}" });
            await store.Events.AppendAsync(Some.Submissions(1), default);
        })));

        Assert.Equal(21, await store.Administration.ReadAsync(context => context.Tenants.CountAsync(), default));
    }
}
