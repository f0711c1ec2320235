using HelmAI.Core.Administration;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Core.Webhooks;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Webhooks;

/// <summary>What <see cref="IWebhookStore"/> does on every provider.</summary>
public abstract class WebhookStoreContract(IStorageProvider provider)
{
    [ServerFact]
    public async Task FindAsync_WhatWasAdded_IsTheSame()
    {
        await using var store = await provider.OpenAsync();
        var webhook = Some.Webhook() with { MinimumSeverity = Severity.High, RuleIds = ["a rule", "b"], EntityTypes = ["user"] };
        Assert.True(await Webhooks(store).AddAsync(webhook, Some.Hash("secret"), 1, default));

        var found = await Webhooks(store).FindAsync(Some.Tenant, webhook.Id, default);

        Assert.Equivalent(webhook with { Secret = found!.Secret }, found, strict: true);
        Assert.Null(await Webhooks(store).FindAsync("other", webhook.Id, default));
        Assert.Equal(webhook.Id, Assert.Single(await Webhooks(store).ListEnabledAsync(default)).Id);
    }

    [ServerFact]
    public async Task AddAsync_ManyAtOnce_KeepsToTheMost()
    {
        await using var store = await provider.OpenAsync();
        await store.AddAsync(Some.TenantRow());

        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Webhooks(store).AddAsync(Some.Webhook(), Some.Hash("secret"), 3, default)));

        Assert.Equal(3, added.Count(static one => one));
        Assert.Equal(3, (await Webhooks(store).ListEnabledAsync(default)).Count);
    }

    [ServerFact]
    public async Task UpdateAsync_FiltersAndState_AreReplacedAndTheCircuitIsClosed()
    {
        await using var store = await provider.OpenAsync();
        var webhook = Some.Webhook() with { Failures = 7, OpenUntil = Some.Time };
        await Webhooks(store).AddAsync(webhook, Some.Hash("secret"), 1, default);
        var changed = webhook with { Name = "other", RuleIds = ["x"], DisabledAt = Some.Time, DisabledReason = "why", UpdatedAt = Some.Time.AddDays(1) };

        Assert.True(await Webhooks(store).UpdateAsync(changed, default));
        Assert.False(await Webhooks(store).UpdateAsync(changed with { TenantId = "other" }, default));

        var found = await Webhooks(store).FindAsync(Some.Tenant, webhook.Id, default);
        Assert.Equivalent(changed with { Secret = found!.Secret, Failures = 0, OpenUntil = null }, found, strict: true);
        Assert.Empty(await Webhooks(store).ListEnabledAsync(default));
    }

    [ServerFact]
    public async Task ListAsync_Pages_HoldEachWebhookOnceNewestFirst()
    {
        await using var store = await provider.OpenAsync();
        var all = Enumerable.Range(0, 5).Select(static i => Some.Webhook() with { CreatedAt = Some.Time.AddMinutes(i) }).ToList();
        foreach (var webhook in all)
        {
            await Webhooks(store).AddAsync(webhook, Some.Hash("secret"), 10, default);
        }

        var first = await Webhooks(store).ListAsync(Some.Tenant, new(3), default);
        var second = await Webhooks(store).ListAsync(Some.Tenant, new(3, first.Next), default);

        Assert.Equal(all.Select(static one => one.Id).Reverse(), first.Items.Concat(second.Items).Select(static one => one.Id));
        Assert.Null(second.Next);
        Assert.Empty((await Webhooks(store).ListAsync("other", new(3), default)).Items);
    }

    [ServerFact]
    public async Task AddAsync_Secret_IsNotReadableInTheDatabase()
    {
        await using var store = await provider.OpenAsync();
        var webhook = Some.Webhook();
        await Webhooks(store).AddAsync(webhook, Some.Hash("first"), 1, default);
        await Webhooks(store).RotateAsync(Some.Tenant, webhook.Id, Some.Hash("second"), Some.Time, default);

        var stored = (await store.RunAsync("SELECT secret, previous_secret FROM webhooks", row => (Secret: row.Bytes(0), Previous: row.Bytes(1)))).Single();

        Assert.Equal(-1, stored.Secret.AsSpan().IndexOf(Some.Hash("second")));
        Assert.Equal(-1, stored.Previous.AsSpan().IndexOf(Some.Hash("first")));
    }

    [ServerFact]
    public async Task RemoveAsync_WithDeliveries_RemovesThemAndNoOthers()
    {
        await using var store = await provider.OpenAsync();
        var (gone, kept) = (await DeliveryContract.SubscribeAsync(store), await DeliveryContract.SubscribeAsync(store));
        await DeliveryContract.QueueAsync(store, gone);
        var stays = await DeliveryContract.QueueAsync(store, kept);

        Assert.False(await Webhooks(store).RemoveAsync("other", gone.Id, default));
        Assert.True(await Webhooks(store).RemoveAsync(Some.Tenant, gone.Id, default));
        Assert.False(await Webhooks(store).RemoveAsync(Some.Tenant, gone.Id, default));

        Assert.Equal([stays], await store.RunAsync("SELECT id FROM webhook_deliveries", row => row.Id(0)));
        Assert.Null(await Webhooks(store).FindAsync(Some.Tenant, gone.Id, default));
    }

    private static IWebhookStore Webhooks(TestStore store) => store.Get<IWebhookStore>();
}
