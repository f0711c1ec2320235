using HelmAI.Analytics.Retention;
using HelmAI.Core.Administration;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults.Storage;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Core.Storage.PostgreSql;
using HelmAI.Tests.Core.Storage.Sqlite;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HelmAI.Tests.Analytics.Retention;

/// <summary>The removal of what is too old, on real stores.</summary>
[NeedsPostgreSql]
public sealed class RetentionWorkerTests
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task SweepAsync_TenantsWithAndWithoutASettingOfTheirOwn_KeepWhatTheySay()
    {
        await using var store = await SqliteProvider.OpenAsync();
        await store.Get<IAdministration>().ChangeAsync(
            async context =>
            {
                context.Tenants.Add(new() { Id = "short", Name = "Short", CreatedAt = Now, RetentionDays = 2 });
                return await context.SaveChangesAsync();
            },
            default);
        foreach (var tenant in new[] { Tenant.Default, "short" })
        {
            await store.AppendAsync([.. new[] { 1, 5, 50 }.Select(days => Some.Event() with { TenantId = tenant, Timestamp = Now.AddDays(-days) })]);
        }

        await store.AnalyseAsync(static item => Some.Result(item, Some.Alert(item.Id.ToString()) with { CreatedAt = item.Timestamp }));
        await WorkerOn(store, days: 10).SweepAsync(default);

        Assert.Equal((2, 2), (await CountAsync(store, Tenant.Default), await CountAlertsAsync(store, Tenant.Default)));
        Assert.Equal((1, 1), (await CountAsync(store, "short"), await CountAlertsAsync(store, "short")));
    }

    [Fact]
    public async Task SweepAsync_NoDays_KeepsAll()
    {
        await using var store = await SqliteProvider.OpenAsync();
        await store.AppendAsync(Some.Event() with { TenantId = Tenant.Default, Timestamp = DateTimeOffset.UnixEpoch });
        await store.AnalyseAsync();

        await WorkerOn(store, days: 0).SweepAsync(default);

        Assert.Equal(1, await CountAsync(store, Tenant.Default));
    }

    [ServerFact]
    public async Task SweepAsync_AnotherProcessRemoves_LeavesItToThat()
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        await store.AppendAsync(Some.Event() with { TenantId = Tenant.Default, Timestamp = Now.AddDays(-5) });
        await store.AnalyseAsync();
        await using (var other = await store.Get<NpgsqlDataSource>().OpenConnectionAsync())
        {
            await using var transaction = await other.BeginTransactionAsync();
            await using var taken = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({0x48656C6D526574})", other);
            await taken.ExecuteNonQueryAsync();
            await WorkerOn(store, days: 1).SweepAsync(default);
            Assert.Equal(1, await CountAsync(store, Tenant.Default));
        }

        await WorkerOn(store, days: 1).SweepAsync(default);
        Assert.Equal(0, await CountAsync(store, Tenant.Default));
    }

    private static RetentionWorker WorkerOn(TestStore store, int days) => new(
        store.Get<IRetentionStore>(),
        store.Get<IAdministration>(),
        new DatabaseReadiness(),
        new RetentionMetrics(store.Get<System.Diagnostics.Metrics.IMeterFactory>()),
        Options.Create(new RetentionOptions { Days = days }),
        TimeProvider.System,
        NullLogger<RetentionWorker>.Instance);

    private static Task<long> CountAsync(TestStore store, string tenantId) => store.Events.CountAsync(new() { TenantId = tenantId }, default);

    private static async Task<long> CountAlertsAsync(TestStore store, string tenantId) =>
        (await store.Alerts.ListAsync(new() { TenantId = tenantId }, new(10), default)).Items.Count;
}
