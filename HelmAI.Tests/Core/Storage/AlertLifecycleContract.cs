using System.Text;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage;

/// <summary>What every provider's <see cref="IAlertLifecycle"/> does, what events do to alerts that people worked on, and the figures of it.</summary>
public abstract class AlertLifecycleContract(IStorageProvider provider)
{
    [ServerFact]
    public async Task ChangeAsync_WholeLife_IsShownAndRemembered()
    {
        await using var store = await provider.OpenAsync();
        var id = await RaiseAsync(store, Some.Alert());

        var acknowledged = await DoAsync(store, Some.Command(id, AlertAction.Acknowledge) with { Comment = "Looking at it\n…" });
        var assigned = await DoAsync(store, Some.Command(id, AlertAction.Assign) with { Assignee = "ann" });
        var resolved = await DoAsync(store, Some.Command(id, AlertAction.Resolve) with { FalsePositive = true, Comment = "Backup" });

        Assert.Equivalent(resolved.Alert, await store.Alerts.FindAsync(Some.Tenant, id, default), strict: true);
        Assert.Equal((AlertStatus.Acknowledged, 2L), (acknowledged.Alert!.Status, acknowledged.Alert.Version));
        Assert.Equal((AlertStatus.Acknowledged, 3L, "ann"), (assigned.Alert!.Status, assigned.Alert.Version, assigned.Alert.Assignee));
        Assert.Equal((AlertStatus.Resolved, 4L, "ann", true), (resolved.Alert!.Status, resolved.Alert.Version, resolved.Alert.Assignee, resolved.Alert.FalsePositive));
        Assert.Equal(acknowledged.Alert.AcknowledgedAt, resolved.Alert.AcknowledgedAt);
        Assert.True(resolved.Alert.ResolvedAt >= resolved.Alert.AcknowledgedAt);

        var history = (await HistoryAsync(store, id)).Items;
        Assert.Equal([AlertAction.Resolve, AlertAction.Assign, AlertAction.Acknowledge], history.Select(change => change.Action));
        Assert.Equal([4L, 3L, 2L], history.Select(change => change.Version));
        Assert.Equal(["Backup", null, "Looking at it\n…"], history.Select(change => change.Comment));
        Assert.Equal((true, AlertStatus.Resolved, "ann"), (history[0].FalsePositive, history[0].Status, history[0].Assignee));
        Assert.All(history, change => Assert.Equal(("key-1", "console", null), (change.KeyId, change.KeyName, change.EventId)));
    }

    [ServerFact]
    public async Task ChangeAsync_ReopenedByHand_IsOpenAndWasTakenUp()
    {
        await using var store = await provider.OpenAsync();
        var id = await RaiseAsync(store, Some.Alert());
        await DoAsync(store, Some.Command(id, AlertAction.Resolve));

        var reopened = (await DoAsync(store, Some.Command(id, AlertAction.Reopen))).Alert!;

        Assert.Equal((AlertStatus.Open, null, null), (reopened.Status, reopened.ResolvedAt, reopened.FalsePositive));
        Assert.NotNull(reopened.AcknowledgedAt);
    }

    [ServerFact]
    public async Task ChangeAsync_WhatMakesNoSense_ChangesNothing()
    {
        await using var store = await provider.OpenAsync();
        var id = await RaiseAsync(store, Some.Alert());
        await DoAsync(store, Some.Command(id, AlertAction.Resolve));

        foreach (var action in new[] { AlertAction.Resolve, AlertAction.Acknowledge, AlertAction.Assign })
        {
            var result = await DoAsync(store, Some.Command(id, action));
            Assert.Equal((AlertOutcome.NotAllowed, AlertStatus.Resolved, 2L), (result.Outcome, result.Alert!.Status, result.Alert.Version));
        }

        Assert.Equal(AlertOutcome.NotFound, (await DoAsync(store, Some.Command(Some.Id(), AlertAction.Resolve))).Outcome);
        Assert.Equal(AlertOutcome.NotFound, (await DoAsync(store, Some.Command(id, AlertAction.Reopen) with { TenantId = "other" })).Outcome);
        Assert.Single((await HistoryAsync(store, id)).Items);
        Assert.Empty((await store.Get<IAlertLifecycle>().ListChangesAsync("other", id, new(10), default)).Items);
    }

    [ServerFact]
    public async Task ChangeAsync_ManyForOneVersionAtOnce_OneWins()
    {
        await using var store = await provider.OpenAsync();
        var id = await RaiseAsync(store, Some.Alert());

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Task.Run(() => DoAsync(store, Some.Command(id, AlertAction.Assign) with { Assignee = $"user-{i}", ExpectedVersions = [1] }))));

        var winner = Assert.Single(results, result => result.Outcome == AlertOutcome.Changed);
        Assert.Equal(7, results.Count(result => result.Outcome == AlertOutcome.Stale));
        Assert.Equal(winner.Alert!.Assignee, (await store.Alerts.FindAsync(Some.Tenant, id, default))!.Assignee);
        Assert.Single((await HistoryAsync(store, id)).Items);
    }

    [ServerFact]
    public async Task ChangeAsync_ManyForAnyVersionAtOnce_AllHappenOneAfterTheOther()
    {
        await using var store = await provider.OpenAsync();
        var id = await RaiseAsync(store, Some.Alert());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => DoAsync(store, Some.Command(id, AlertAction.Assign) with { Assignee = $"user-{i}" }))));

        Assert.Equal(9, (await store.Alerts.FindAsync(Some.Tenant, id, default))!.Version);
        Assert.Equal(Enumerable.Range(2, 8).Select(i => (long)i), (await HistoryAsync(store, id)).Items.Select(change => change.Version).Order());
    }

    [ServerFact]
    public async Task CompleteAsync_EventOnAResolvedAlert_OpensItAgainAndSaysWhichEventDid()
    {
        await using var store = await provider.OpenAsync();
        var id = await RaiseAsync(store, Some.Alert());
        await DoAsync(store, Some.Command(id, AlertAction.Assign) with { Assignee = "ann" });
        await DoAsync(store, Some.Command(id, AlertAction.Resolve));
        var later = new[] { Some.Event(), Some.Event() };

        await store.AppendAsync(later[0]);
        await store.AnalyseAsync(item => Some.Result(item, Some.Alert()));
        await store.AppendAsync(later[1]);
        await store.AnalyseAsync(item => Some.Result(item, Some.Alert()));

        var alert = (await store.Alerts.FindAsync(Some.Tenant, id, default))!;
        Assert.Equal((AlertStatus.Open, 4L, 3L, "ann"), (alert.Status, alert.Version, alert.EventCount, alert.Assignee));
        Assert.Equal((null, null), (alert.ResolvedAt, alert.FalsePositive));
        Assert.NotNull(alert.AcknowledgedAt);
        var change = (await HistoryAsync(store, id)).Items.Single(change => change.Version == 4);
        Assert.Equal((AlertAction.Reopen, AlertStatus.Open, null, later[0].Id, "ann"), (change.Action, change.Status, change.KeyId, change.EventId, change.Assignee));
    }

    [ServerFact]
    public async Task CompleteAsync_EventOnAFalsePositive_IsCountedAndTheVerdictStands()
    {
        await using var store = await provider.OpenAsync();
        var id = await RaiseAsync(store, Some.Alert());
        var resolved = (await DoAsync(store, Some.Command(id, AlertAction.Resolve) with { FalsePositive = true })).Alert!;

        await RaiseAsync(store, Some.Alert());
        var next = await RaiseAsync(store, Some.Alert() with { WindowStart = Some.Time.AddHours(1) });

        Assert.Equivalent(resolved with { EventCount = 2 }, await store.Alerts.FindAsync(Some.Tenant, id, default), strict: true);
        Assert.Equal(AlertStatus.Open, (await store.Alerts.FindAsync(Some.Tenant, next, default))!.Status);
    }

    [ServerFact]
    public async Task CompleteAsync_OneEventOnSeveralResolvedAlerts_OpensEach()
    {
        await using var store = await provider.OpenAsync();
        Guid[] ids = [await RaiseAsync(store, Some.Alert("a")), await RaiseAsync(store, Some.Alert("b")), await RaiseAsync(store, Some.Alert("c"))];
        await DoAsync(store, Some.Command(ids[0], AlertAction.Resolve));
        await DoAsync(store, Some.Command(ids[1], AlertAction.Resolve));

        await store.AppendAsync(Some.Event(), Some.Event());
        await store.AnalyseAsync(item => Some.Result(item, Some.Alert("a"), Some.Alert("b"), Some.Alert("c")));

        var versions = await Task.WhenAll(ids.Select(async id => (await store.Alerts.FindAsync(Some.Tenant, id, default))!.Version));
        var changes = await Task.WhenAll(ids.Select(async id => (await HistoryAsync(store, id)).Items.Count));
        Assert.Equal([3L, 3L, 1L], versions);
        Assert.Equal([2, 2, 0], changes);
    }

    [ServerFact]
    public async Task CompleteAsync_WhileAlertsAreResolved_EveryVersionIsInTheHistory()
    {
        await using var store = await provider.OpenAsync();
        var id = await RaiseAsync(store, Some.Alert());
        var analysing = Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
            {
                await store.AppendAsync(Some.Event());
                await store.AnalyseAsync(item => Some.Result(item, Some.Alert()));
            }
        });
        while (!analysing.IsCompleted)
        {
            await DoAsync(store, Some.Command(id, AlertAction.Resolve));
        }

        await analysing;

        var alert = (await store.Alerts.FindAsync(Some.Tenant, id, default))!;
        var versions = (await HistoryAsync(store, id)).Items.Select(change => change.Version).Order().ToList();
        Assert.Equal(31, alert.EventCount);
        Assert.True(versions.Count > 1);
        Assert.Equal(Enumerable.Range(2, versions.Count).Select(i => (long)i), versions);
        Assert.Equal(versions[^1], alert.Version);
    }

    [ServerFact]
    public async Task ListChangesAsync_Pages_GiveEachOnceNewestFirst()
    {
        await using var store = await provider.OpenAsync();
        var id = await RaiseAsync(store, Some.Alert());
        for (var i = 0; i < 7; i++)
        {
            await DoAsync(store, Some.Command(id, AlertAction.Assign) with { Assignee = $"user-{i}" });
        }

        var first = await store.Get<IAlertLifecycle>().ListChangesAsync(Some.Tenant, id, new(4), default);
        var second = await store.Get<IAlertLifecycle>().ListChangesAsync(Some.Tenant, id, new(4, first.Next), default);

        Assert.Null(second.Next);
        Assert.Equal([8L, 7, 6, 5, 4, 3, 2], first.Items.Concat(second.Items).Select(change => change.Version));
    }

    [ServerFact]
    public async Task Rows_Comments_AreNotInTheDatabaseInPlain()
    {
        await using var store = await provider.OpenAsync();
        var id = await RaiseAsync(store, Some.Alert());
        await DoAsync(store, Some.Command(id, AlertAction.Acknowledge) with { Comment = "s3cret-comment" });
        await using var another = await store.OpenAnotherAsync();

        var stored = (await store.RunAsync("SELECT comment FROM alert_changes", row => row.Bytes(0))).Single();

        Assert.DoesNotContain("s3cret", Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
        Assert.Equal("s3cret-comment", (await HistoryAsync(another, id)).Items[0].Comment);
    }

    [ServerFact]
    public async Task RemoveAlertsAsync_WithHistory_RemovesThatToo()
    {
        await using var store = await provider.OpenAsync();
        var id = await RaiseAsync(store, Some.Alert());
        await DoAsync(store, Some.Command(id, AlertAction.Acknowledge));

        await store.Get<IRetentionStore>().RemoveAlertsAsync(Some.Tenant, Some.Time.AddDays(1), 10, default);

        Assert.Empty((await HistoryAsync(store, id)).Items);
    }

    [ServerFact]
    public async Task SummarizeAsync_KnownTimes_GivesCountsMeansMediansAndRates()
    {
        await using var store = await provider.OpenAsync();
        var alerts = Enumerable.Range(0, 6).Select(i => Some.Alert($"{i}") with { RuleId = i < 4 ? "rule-1" : "rule-2", CreatedAt = Some.Time.AddMinutes(i) }).ToArray();
        foreach (var alert in alerts)
        {
            await RaiseAsync(store, alert);
        }

        // Acknowledged after 1, 2 and 9 seconds, resolved after 10 and 30; the last is out of the range.
        await SetAsync(store, alerts[0], status: 1, acknowledged: 1, resolved: null, falsePositive: null);
        await SetAsync(store, alerts[1], status: 2, acknowledged: 2, resolved: 10, falsePositive: true);
        await SetAsync(store, alerts[4], status: 2, acknowledged: 9, resolved: 30, falsePositive: false);
        await SetAsync(store, alerts[5], status: 2, acknowledged: 99, resolved: 999, falsePositive: true);

        var summary = await store.Alerts.SummarizeAsync(Some.Tenant, Some.Time, Some.Time.AddMinutes(5), 10, default);

        Assert.Equal((5L, 2L, 1L, 2L, 1L), (summary.All.Alerts, summary.All.Open, summary.All.Acknowledged, summary.All.Resolved, summary.All.FalsePositives));
        Assert.Equal((4.0, 20.0), (summary.All.MeanTimeToAcknowledge, summary.All.MeanTimeToResolve));
        Assert.Equal((2.0, 20.0), (summary.MedianTimeToAcknowledge, summary.MedianTimeToResolve));
        Assert.Equal(["rule-1", "rule-2"], summary.Rules.Select(rule => rule.RuleId));
        Assert.Equal((4L, 1L, 1L, 1.5, 10.0), Describe(summary.Rules[0].Figures));
        Assert.Equal((1L, 1L, 0L, 9.0, 30.0), Describe(summary.Rules[1].Figures));
        Assert.Single((await store.Alerts.SummarizeAsync(Some.Tenant, Some.Time, Some.Time.AddMinutes(5), 1, default)).Rules);
    }

    [ServerFact]
    public async Task SummarizeAsync_NoAlerts_HasNoTimes()
    {
        await using var store = await provider.OpenAsync();
        await RaiseAsync(store, Some.Alert());

        var summary = await store.Alerts.SummarizeAsync("other", Some.Time, Some.Time.AddDays(1), 10, default);

        Assert.Equal((0L, null, null, null), (summary.All.Alerts, summary.All.MeanTimeToAcknowledge, summary.MedianTimeToAcknowledge, summary.MedianTimeToResolve));
        Assert.Empty(summary.Rules);
    }

    private static (long, long, long, double?, double?) Describe(AlertFigures figures) =>
        (figures.Alerts, figures.Resolved, figures.FalsePositives, figures.MeanTimeToAcknowledge, figures.MeanTimeToResolve);

    private static Task SetAsync(TestStore store, RaisedAlert alert, int status, int acknowledged, int? resolved, bool? falsePositive) => store.RunAsync(
        "UPDATE alerts SET status = @p0, acknowledged_after = @p1, resolved_after = @p2, false_positive = @p3 WHERE id = @p4",
        status,
        acknowledged * 1_000_000L,
        resolved is { } after ? after * 1_000_000L : DBNull.Value,
        falsePositive is { } verdict ? verdict : DBNull.Value,
        alert.Id);

    private static Task<AlertChangeResult> DoAsync(TestStore store, AlertCommand command) => store.Get<IAlertLifecycle>().ChangeAsync(command, default);

    private static Task<Page<AlertChange>> HistoryAsync(TestStore store, Guid id) => store.Get<IAlertLifecycle>().ListChangesAsync(Some.Tenant, id, new(500), default);

    private static async Task<Guid> RaiseAsync(TestStore store, RaisedAlert alert)
    {
        var raising = Some.Event();
        await store.AppendAsync(raising);
        await store.AnalyseAsync(item => Some.Result(item, alert));
        return (await store.Alerts.ListByEventAsync(Some.Tenant, raising.Id, default)).Single().Id;
    }
}
