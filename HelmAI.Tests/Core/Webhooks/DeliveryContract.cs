using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Webhooks;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;
using Microsoft.Extensions.Logging.Abstractions;

namespace HelmAI.Tests.Core.Webhooks;

/// <summary>How deliveries are queued, claimed and recorded on every provider.</summary>
public abstract class DeliveryContract(IStorageProvider provider)
{
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    [ServerFact]
    public async Task CompleteAsync_NewAlert_QueuesOneDeliveryForEachWebhook()
    {
        await using var store = await provider.OpenAsync();
        var (first, second) = (await SubscribeAsync(store), await SubscribeAsync(store));
        var raising = Some.Event();
        await store.AppendAsync(raising);

        await store.AnalyseAsync(item => Tell(item, "alert", first, second));

        var alert = Assert.Single(await store.Alerts.ListByEventAsync(Some.Tenant, raising.Id, default));
        foreach (var webhook in new[] { first, second })
        {
            var delivery = Assert.Single(await ListAsync(store, webhook));
            Assert.Equal((alert.Id, DeliveryState.Pending, 0, TraceParent), (delivery.AlertId, delivery.State, delivery.Attempts, delivery.TraceParent));
        }
    }

    [ServerTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CompleteAsync_ResolvedAlertThatIsFoundAgain_QueuesOneUpdateUnlessTheRuleWasWrong(bool falsePositive)
    {
        await using var store = await provider.OpenAsync();
        var (all, raisedOnly) = (await SubscribeAsync(store), await SubscribeAsync(store, Some.Webhook() with { MessageTypes = MessageTypes.AlertRaised }));
        await store.AppendAsync(Some.Event());
        await store.AnalyseAsync(item => Tell(item, "alert", all, raisedOnly));
        var alert = Assert.Single((await store.Alerts.ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items);
        await store.Get<IAlertLifecycle>().ChangeAsync(Command(alert, AlertAction.Resolve) with { FalsePositive = falsePositive }, default);
        await store.Events.AppendAsync(Some.Submissions(3), default);

        await store.AnalyseAsync(item => Tell(item, "alert", all, raisedOnly));

        MessageTypes[] expected = [MessageTypes.AlertRaised, MessageTypes.AlertUpdated, .. falsePositive ? Array.Empty<MessageTypes>() : [MessageTypes.AlertUpdated]];
        var told = await ListAsync(store, all);
        Assert.Equal(expected, told.Select(static one => one.Type).Order());
        Assert.All(told, one => Assert.Equal(alert.Id, one.AlertId));
        Assert.Equal([MessageTypes.AlertRaised], (await ListAsync(store, raisedOnly)).Select(static one => one.Type));
    }

    [ServerFact]
    public async Task ChangeAsync_Alert_QueuesAnUpdateForEachChangeAndWebhookThatWantsIt()
    {
        await using var store = await provider.OpenAsync();
        var wanting = await SubscribeAsync(store, Some.Webhook() with { MessageTypes = MessageTypes.AlertUpdated });
        Webhook[] others =
        [
            await SubscribeAsync(store, Some.Webhook() with { MessageTypes = MessageTypes.AlertRaised }),
            await SubscribeAsync(store, Some.Webhook() with { MinimumSeverity = Severity.Critical }),
            await SubscribeAsync(store, Some.Webhook() with { DisabledAt = Some.Time }),
            await SubscribeAsync(store, Some.Webhook() with { TenantId = "other" }),
        ];
        await store.AppendAsync(Some.Event());
        await store.AnalyseAsync(static item => Some.Result(item, Some.Alert()));
        var alert = Assert.Single((await store.Alerts.ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items);
        var lifecycle = store.Get<IAlertLifecycle>();

        await lifecycle.ChangeAsync(Command(alert, AlertAction.Acknowledge), default);
        await lifecycle.ChangeAsync(Command(alert, AlertAction.Acknowledge), default);
        await lifecycle.ChangeAsync(Command(alert, AlertAction.Resolve), default);

        Assert.Equal([(MessageTypes.AlertUpdated, alert.Id), (MessageTypes.AlertUpdated, alert.Id)], (await ListAsync(store, wanting)).Select(static one => (one.Type, one.AlertId!.Value)));
        foreach (var other in others)
        {
            Assert.Empty(await ListAsync(store, other));
        }
    }

    [ServerTheory]
    [InlineData(100)]
    [InlineData(1)]
    public async Task CompleteAsync_SameAlertAgain_IsCountedAndNotToldAgain(int maxEvents)
    {
        await using var store = await provider.OpenAsync();
        var webhook = await SubscribeAsync(store);
        await store.Events.AppendAsync(Some.Submissions(5), default);

        await store.AnalyseAsync(item => Tell(item, "alert", webhook), maxEvents);
        await store.Events.AppendAsync(Some.Submissions(5), default);
        await store.AnalyseAsync(item => Tell(item, "alert", webhook), maxEvents);

        Assert.Equal(10, Assert.Single((await store.Alerts.ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items).EventCount);
        Assert.Single(await ListAsync(store, webhook));
    }

    [ServerFact]
    public async Task CompleteAsync_WebhookGoneDisabledOrOfAnotherTenant_QueuesNothing()
    {
        await using var store = await provider.OpenAsync();
        var (gone, disabled) = (await SubscribeAsync(store), await SubscribeAsync(store));
        var foreign = await SubscribeAsync(store, Some.Webhook() with { TenantId = "other" });
        await store.Get<IWebhookStore>().RemoveAsync(Some.Tenant, gone.Id, default);
        await store.Get<IWebhookStore>().UpdateAsync(disabled with { DisabledAt = Some.Time }, default);
        await store.AppendAsync(Some.Event());

        await store.AnalyseAsync(item => Tell(item, "alert", gone, disabled, foreign));

        Assert.Equal(0, await store.Get<IDeliveryQueue>().CountPendingAsync(default));
        Assert.Single((await store.Alerts.ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items);
    }

    [ServerFact]
    public async Task CompleteAsync_ClaimGivenBack_QueuesOnlyWhatIsWrittenInTheEnd()
    {
        await using var store = await provider.OpenAsync();
        var webhook = await SubscribeAsync(store);
        await store.AppendAsync(Some.Event());
        await using (await store.Queue.ClaimAsync(10, default))
        {
            // Its worker ends before it writes.
        }

        await store.AnalyseAsync(item => Tell(item, "alert", webhook));

        Assert.Single(await ListAsync(store, webhook));
    }

    [ServerFact]
    public async Task CompleteAsync_ResultThatIsRefused_LeavesTheOthersDeliveries()
    {
        await using var store = await provider.OpenAsync();
        var webhook = await SubscribeAsync(store);
        var events = new[] { Some.Event(), Some.Event() };
        await store.AppendAsync(events);

        await store.AnalyseAsync(item => item.Id != events[0].Id
            ? Tell(item, "good", webhook)
            : Tell(item, "bad", webhook) with { Assessment = Some.Assessment(item) with { RiskScore = double.NaN, Findings = [Some.Finding(confidence: double.NaN)] } });

        var told = Assert.Single(await ListAsync(store, webhook));
        Assert.Equal(Assert.Single(await store.Alerts.ListByEventAsync(Some.Tenant, events[1].Id, default)).Id, told.AlertId);
    }

    [ServerFact]
    public async Task ClaimAsync_WhileTheLeaseRuns_GivesItToNobodyElse_AndAfterItTheSameAgain()
    {
        await using var store = await provider.OpenAsync();
        var clock = new SetClock();
        var queue = QueueOf(store, clock);
        var id = await QueueAsync(store, await SubscribeAsync(store));

        var first = await queue.ClaimAsync(Lease, 4, default);
        clock.Now += Lease - TimeSpan.FromSeconds(1);
        Assert.Null(await queue.ClaimAsync(Lease, 4, default));
        clock.Now += TimeSpan.FromSeconds(1);
        var second = await queue.ClaimAsync(Lease, 4, default);

        Assert.Equal((id, id), (first!.Delivery.Id, second!.Delivery.Id));
        Assert.NotEqual(first.Lease, second.Lease);
        Assert.Equal(0, second.Delivery.Attempts);
    }

    [ServerFact]
    public async Task RecordAsync_LeaseThatIsOver_KeepsTheAttemptAndChangesNothingElse()
    {
        await using var store = await provider.OpenAsync();
        var clock = new SetClock();
        var queue = QueueOf(store, clock);
        var webhook = await SubscribeAsync(store);
        var id = await QueueAsync(store, webhook);
        var late = await queue.ClaimAsync(Lease, 4, default);
        clock.Now += Lease;
        var current = await queue.ClaimAsync(Lease, 4, default);

        Assert.False(await queue.RecordAsync(late!, Attempt(clock, 500) with { StartedAt = Some.Time }, Retry(clock.Now.AddHours(1)), default));
        Assert.True(await queue.RecordAsync(current!, Attempt(clock, 200), new(DeliveryState.Delivered, TargetCondition.Well), default));

        Assert.Equal([500, 200], (await store.Get<IDeliveryStore>().ListAttemptsAsync(Some.Tenant, id, default)).Select(static one => one.StatusCode));
        var delivery = await store.Get<IDeliveryStore>().FindAsync(Some.Tenant, webhook.Id, id, default);
        Assert.Equal((DeliveryState.Delivered, 1, clock.Now), (delivery!.State, delivery.Attempts, delivery.FinishedAt));
    }

    [ServerTheory]
    [InlineData(TargetCondition.Failing, 0)]
    [InlineData(TargetCondition.Well, 1)]
    [InlineData(TargetCondition.Gone, 0)]
    public async Task RecordAsync_LeaseThatIsOver_SaysNothingOfTheTarget(TargetCondition condition, int failuresBefore)
    {
        await using var store = await provider.OpenAsync();
        var clock = new SetClock();
        var queue = QueueOf(store, clock);
        var webhook = await SubscribeAsync(store);
        await QueueAsync(store, webhook);
        for (var i = 0; i < failuresBefore; i++)
        {
            await queue.RecordAsync((await queue.ClaimAsync(Lease, 4, default))!, Attempt(clock, 500), Retry(clock.Now), default);
        }

        var late = await queue.ClaimAsync(Lease, 4, default);
        clock.Now += Lease;
        Assert.NotNull(await queue.ClaimAsync(Lease, 4, default));

        Assert.False(await queue.RecordAsync(late!, Attempt(clock, 200), new(DeliveryState.Failed, condition) { PauseUntil = clock.Now.AddHours(1) }, default));

        var found = await store.Get<IWebhookStore>().FindAsync(Some.Tenant, webhook.Id, default);
        Assert.Equal((failuresBefore, null, null), (found!.Failures, found.OpenUntil, found.DisabledAt));
    }

    [ServerFact]
    public async Task RecordAsync_Attempt_IsReadAsItWasWrittenAndItsAnswerIsEncrypted()
    {
        await using var store = await provider.OpenAsync();
        var clock = new SetClock();
        var id = await QueueAsync(store, await SubscribeAsync(store));
        var claimed = await QueueOf(store, clock).ClaimAsync(Lease, 4, default);
        var attempt = new DeliveryAttempt
        {
            Id = Some.Id(), StartedAt = clock.Now, Duration = TimeSpan.FromMicroseconds(1_234), StatusCode = 503, Error = "busy", Answer = "come back later"u8.ToArray(),
        };

        await QueueOf(store, clock).RecordAsync(claimed!, attempt, Retry(clock.Now.AddHours(1)), default);

        Assert.Equivalent(attempt, Assert.Single(await store.Get<IDeliveryStore>().ListAttemptsAsync(Some.Tenant, id, default)), strict: true);
        Assert.Empty(await store.Get<IDeliveryStore>().ListAttemptsAsync("other", id, default));
        var stored = (await store.RunAsync("SELECT answer FROM webhook_attempts", row => row.Bytes(0))).Single();
        Assert.Equal(-1, stored.AsSpan().IndexOf("come back"u8));
    }

    [ServerFact]
    public async Task ClaimAsync_ManyDeliveriesToOneTarget_KeepsToTheBoundAndServesOthers()
    {
        await using var store = await provider.OpenAsync();
        var queue = QueueOf(store, new SetClock());
        var (busy, other) = (await SubscribeAsync(store), await SubscribeAsync(store));
        for (var i = 0; i < 5; i++)
        {
            await QueueAsync(store, busy, Some.Time.AddSeconds(-10));
        }

        await QueueAsync(store, other, Some.Time);

        List<Guid?> claimed = [];
        for (var i = 0; i < 4; i++)
        {
            claimed.Add((await queue.ClaimAsync(Lease, 2, default))?.Webhook.Id);
        }

        Assert.Equal([busy.Id, busy.Id, other.Id, null], claimed);
    }

    [ServerFact]
    public async Task ClaimAsync_OpenCircuit_PostponesWithoutSpendingAttempts_AndHalfOpenTriesOne()
    {
        await using var store = await provider.OpenAsync();
        var clock = new SetClock();
        var queue = QueueOf(store, clock);
        var webhook = await SubscribeAsync(store);
        var ids = new List<Guid>();
        for (var i = 0; i < Circuit.Threshold + 2; i++)
        {
            ids.Add(await QueueAsync(store, webhook));
        }

        for (var i = 0; i < Circuit.Threshold; i++)
        {
            await queue.RecordAsync((await queue.ClaimAsync(Lease, 4, default))!, Attempt(clock, 500), Retry(clock.Now.AddHours(1)), default);
        }

        Assert.Null(await queue.ClaimAsync(Lease, 4, default));
        Assert.Equal(CircuitState.Open, await StateAsync(store, webhook, clock));
        clock.Now += Circuit.BreakAfter(Circuit.Threshold)!.Value;
        Assert.Equal(CircuitState.HalfOpen, await StateAsync(store, webhook, clock));
        var trial = await queue.ClaimAsync(Lease, 4, default);
        Assert.Null(await queue.ClaimAsync(Lease, 4, default));
        Assert.Equal(0, trial!.Delivery.Attempts);
        await queue.RecordAsync(trial, Attempt(clock, 200), new(DeliveryState.Delivered, TargetCondition.Well), default);
        Assert.Equal(CircuitState.Closed, await StateAsync(store, webhook, clock));
        Assert.NotNull(await queue.ClaimAsync(Lease, 4, default));
    }

    [ServerFact]
    public async Task RecordAsync_TargetThatAskedForAPause_IsLeftAlone()
    {
        await using var store = await provider.OpenAsync();
        var clock = new SetClock();
        var queue = QueueOf(store, clock);
        var webhook = await SubscribeAsync(store);
        await QueueAsync(store, webhook);
        await QueueAsync(store, webhook);
        var outcome = Retry(clock.Now.AddMinutes(10)) with { PauseUntil = clock.Now.AddMinutes(10) };

        await queue.RecordAsync((await queue.ClaimAsync(Lease, 4, default))!, Attempt(clock, 429), outcome, default);

        clock.Now += TimeSpan.FromMinutes(9);
        Assert.Null(await queue.ClaimAsync(Lease, 4, default));
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.NotNull(await queue.ClaimAsync(Lease, 4, default));
    }

    [ServerTheory]
    [InlineData(TargetCondition.Failing)]
    [InlineData(TargetCondition.Well)]
    public async Task RecordAsync_AttemptsFromBeforeThePause_LeaveItAsLong(TargetCondition condition)
    {
        await using var store = await provider.OpenAsync();
        var clock = new SetClock();
        var queue = QueueOf(store, clock);
        var webhook = await SubscribeAsync(store);
        List<ClaimedDelivery> underWay = [];
        for (var i = 0; i <= Circuit.Threshold; i++)
        {
            await QueueAsync(store, webhook);
            underWay.Add((await queue.ClaimAsync(Lease, 10, default))!);
        }

        var start = clock.Now;
        var until = start.AddHours(1);
        await queue.RecordAsync(underWay[0], Attempt(clock, 429), Retry(until) with { PauseUntil = until }, default);
        clock.Now += TimeSpan.FromSeconds(1);
        foreach (var other in underWay[1..])
        {
            Assert.True(await queue.RecordAsync(
                other, Attempt(clock, 500) with { StartedAt = start }, new(DeliveryState.Pending, condition) { NextAttemptAt = until, PauseUntil = start.AddMinutes(1) }, default));
        }

        Assert.Equal(until, (await store.Get<IWebhookStore>().FindAsync(Some.Tenant, webhook.Id, default))!.OpenUntil);
        clock.Now = until;
        await queue.RecordAsync((await queue.ClaimAsync(Lease, 10, default))!, Attempt(clock, 200), new(DeliveryState.Delivered, TargetCondition.Well), default);
        Assert.Equal(CircuitState.Closed, await StateAsync(store, webhook, clock));
    }

    [ServerFact]
    public async Task RecordAsync_TargetGone_DisablesTheWebhookAndKeepsWhatWaits()
    {
        await using var store = await provider.OpenAsync();
        var clock = new SetClock();
        var queue = QueueOf(store, clock);
        var webhook = await SubscribeAsync(store);
        await QueueAsync(store, webhook);
        await QueueAsync(store, webhook);

        await queue.RecordAsync((await queue.ClaimAsync(Lease, 4, default))!, Attempt(clock, 410), new(DeliveryState.Failed, TargetCondition.Gone), default);

        var found = await store.Get<IWebhookStore>().FindAsync(Some.Tenant, webhook.Id, default);
        Assert.Equal((clock.Now, "The receiver answered 410 Gone."), (found!.DisabledAt, found.DisabledReason));
        Assert.Equal(0, await queue.CountPendingAsync(default));
        Assert.Null(await queue.ClaimAsync(Lease, 4, default));
        await store.Get<IWebhookStore>().UpdateAsync(found with { DisabledAt = null, DisabledReason = null }, default);
        Assert.NotNull(await queue.ClaimAsync(Lease, 4, default));
    }

    [ServerFact]
    public async Task ClaimAsync_RotatedSecret_SignsWithBothUntilTheOldOneEnds()
    {
        await using var store = await provider.OpenAsync();
        var clock = new SetClock();
        var queue = QueueOf(store, clock);
        var webhook = await SubscribeAsync(store);
        await store.Get<IWebhookStore>().RotateAsync(Some.Tenant, webhook.Id, Some.Hash("new"), clock.Now.AddHours(1), default);
        await QueueAsync(store, webhook);

        Assert.Equal([Some.Hash("new"), Some.Hash("secret")], (await queue.ClaimAsync(Lease, 4, default))!.Secrets);
        clock.Now += TimeSpan.FromHours(1);
        Assert.Equal([Some.Hash("new")], (await queue.ClaimAsync(Lease, 4, default))!.Secrets);
    }

    [ServerFact]
    public async Task ClaimAsync_SecretThatWasChangedInTheDatabase_GivesNone()
    {
        await using var store = await provider.OpenAsync();
        var webhook = await SubscribeAsync(store);
        await QueueAsync(store, webhook);
        await store.RunAsync("UPDATE webhooks SET secret = @p0", new byte[40]);

        Assert.Empty((await QueueOf(store, new SetClock()).ClaimAsync(Lease, 4, default))!.Secrets);
    }

    [ServerFact]
    public async Task ClaimAsync_SeveralWorkers_ShareTheWorkAndNoneIsClaimedTwice()
    {
        await using var store = await provider.OpenAsync();
        var webhooks = new[] { await SubscribeAsync(store), await SubscribeAsync(store), await SubscribeAsync(store) };
        var ids = new List<Guid>();
        for (var i = 0; i < 30; i++)
        {
            ids.Add(await QueueAsync(store, webhooks[i % 3]));
        }

        async Task<List<Guid>> WorkAsync()
        {
            var queue = QueueOf(store, new SetClock());
            List<Guid> mine = [];

            // A worker may find nothing because others hold all targets at the moment.
            while (await queue.CountPendingAsync(default) > 0)
            {
                if (await queue.ClaimAsync(Lease, 2, default) is { } claimed)
                {
                    mine.Add(claimed.Delivery.Id);
                    await queue.RecordAsync(claimed, Attempt(new SetClock(), 200), new(DeliveryState.Delivered, TargetCondition.Well), default);
                }
            }

            return mine;
        }

        var shares = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(WorkAsync)));

        Assert.Equal(ids.Order(), shares.SelectMany(static share => share).Order());
    }

    [ServerFact]
    public async Task RedeliverAsync_FinishedDelivery_IsDueAgainWithItsIdAndItsLog()
    {
        await using var store = await provider.OpenAsync();
        var clock = new SetClock();
        var queue = QueueOf(store, clock);
        var webhook = await SubscribeAsync(store);
        var id = await QueueAsync(store, webhook);
        var deliveries = new DeliveryStore(store.Get<IQueryRunner>(), store.Get<ITransactions>(), store.Get<RowCipher>(), clock);
        var claimed = await queue.ClaimAsync(Lease, 4, default);
        Assert.False(await deliveries.RedeliverAsync(Some.Tenant, webhook.Id, id, default));
        await queue.RecordAsync(claimed!, Attempt(clock, 400), new(DeliveryState.Failed, TargetCondition.Well), default);
        clock.Now += TimeSpan.FromDays(1);

        Assert.False(await deliveries.RedeliverAsync("other", webhook.Id, id, default));
        Assert.True(await deliveries.RedeliverAsync(Some.Tenant, webhook.Id, id, default));

        var again = await queue.ClaimAsync(Lease, 4, default);
        Assert.Equal((id, 0, null), (again!.Delivery.Id, again.Delivery.Attempts, again.Delivery.FinishedAt));
        Assert.Single(await deliveries.ListAttemptsAsync(Some.Tenant, id, default));
    }

    [ServerFact]
    public async Task ListAsync_PagesAndStates_HoldEachDeliveryOnceNewestFirst()
    {
        await using var store = await provider.OpenAsync();
        var clock = new SetClock();
        var queue = QueueOf(store, clock);
        var webhook = await SubscribeAsync(store);
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await QueueAsync(store, webhook, Some.Time.AddSeconds(i - 10)));
        }

        await queue.RecordAsync((await queue.ClaimAsync(Lease, 4, default))!, Attempt(clock, 400), new(DeliveryState.Failed, TargetCondition.Well), default);
        var deliveries = store.Get<IDeliveryStore>();

        var first = await deliveries.ListAsync(Some.Tenant, webhook.Id, null, new(3), default);
        var second = await deliveries.ListAsync(Some.Tenant, webhook.Id, null, new(3, first.Next), default);
        var failed = await deliveries.ListAsync(Some.Tenant, webhook.Id, DeliveryState.Failed, new(3), default);

        Assert.Equal(Enumerable.Reverse(ids), first.Items.Concat(second.Items).Select(static one => one.Id));
        Assert.Null(second.Next);
        Assert.Equal(ids[0], Assert.Single(failed.Items).Id);
        Assert.Empty((await deliveries.ListAsync("other", webhook.Id, null, new(3), default)).Items);
    }

    [ServerFact]
    public async Task RemoveDeliveriesAsync_Old_GoWithTheirAttempts()
    {
        await using var store = await provider.OpenAsync();
        var clock = new SetClock();
        var webhook = await SubscribeAsync(store);
        await QueueAsync(store, webhook, Some.Time.AddDays(-9));
        var kept = await QueueAsync(store, webhook);
        await QueueOf(store, clock).RecordAsync(
            (await QueueOf(store, clock).ClaimAsync(Lease, 4, default))!, Attempt(clock, 200), new(DeliveryState.Delivered, TargetCondition.Well), default);

        Assert.Equal(1, await store.Get<IRetentionStore>().RemoveDeliveriesAsync(Some.Tenant, Some.Time.AddDays(-1), 10, default));

        Assert.Equal(kept, Assert.Single(await ListAsync(store, webhook)).Id);
        Assert.Equal(0, (await store.RunAsync("SELECT count(*) FROM webhook_attempts", row => row.Integer(0))).Single());
    }

    internal static async Task<Webhook> SubscribeAsync(TestStore store, Webhook? webhook = null)
    {
        webhook ??= Some.Webhook();
        Assert.True(await store.Get<IWebhookStore>().AddAsync(webhook, Some.Hash("secret"), 100, default));
        return webhook;
    }

    internal static async Task<Guid> QueueAsync(TestStore store, Webhook webhook, DateTimeOffset? due = null)
    {
        var delivery = new Delivery
        {
            Id = Some.Id(), TenantId = webhook.TenantId, WebhookId = webhook.Id, AlertId = null, CreatedAt = due ?? Some.Time, NextAttemptAt = due ?? Some.Time,
        };
        await store.Get<IDeliveryStore>().AddTestAsync(delivery, default);
        return delivery.Id;
    }

    internal static DeliveryQueue QueueOf(TestStore store, TimeProvider clock) => new(
        store.Get<ITransactions>(),
        store.Get<IQueryRunner>(),
        store.Get<RowLocks>(),
        store.Get<DataKeys>(),
        store.Get<RowCipher>(),
        clock,
        NullLogger<DeliveryQueue>.Instance);

    private static AnalysisResult Tell(SecurityEvent item, string fingerprint, params Webhook[] webhooks)
    {
        var alert = Some.Alert(fingerprint);
        return Some.Result(item, alert) with { Deliveries = [.. webhooks.Select(webhook => new NewDelivery(Some.Id(), webhook.Id, alert.Id, Some.Time, TraceParent))] };
    }

    private static AlertCommand Command(Alert alert, AlertAction action) =>
        new() { TenantId = alert.TenantId, AlertId = alert.Id, Action = action, KeyId = "key-1", KeyName = "Ann" };

    private static DeliveryAttempt Attempt(SetClock clock, int status) =>
        new() { Id = Guid.CreateVersion7(clock.Now), StartedAt = clock.Now, Duration = TimeSpan.FromMilliseconds(5), StatusCode = status };

    private static DeliveryOutcome Retry(DateTimeOffset next) => new(DeliveryState.Pending, TargetCondition.Failing) { NextAttemptAt = next };

    private static async Task<IReadOnlyList<Delivery>> ListAsync(TestStore store, Webhook webhook) =>
        (await store.Get<IDeliveryStore>().ListAsync(webhook.TenantId, webhook.Id, null, new(100), default)).Items;

    private static async Task<CircuitState> StateAsync(TestStore store, Webhook webhook, SetClock clock) =>
        Circuit.StateOf((await store.Get<IWebhookStore>().FindAsync(webhook.TenantId, webhook.Id, default))!, clock.Now);
}
