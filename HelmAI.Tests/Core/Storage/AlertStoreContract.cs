using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage;

/// <summary>What every provider's <see cref="IAlertStore"/> does, and how alerts get there.</summary>
public abstract class AlertStoreContract(IStorageProvider provider)
{
    public static TheoryData<string> Filters => [.. AlertFilters.Keys];

    private static Dictionary<string, (AlertFilter Filter, int[] Matches)> AlertFilters { get; } = new(StringComparer.Ordinal)
    {
        ["none"] = (All, [0, 1, 2, 3]),
        ["from"] = (All with { From = Some.Time.AddMinutes(2) }, [2, 3]),
        ["to"] = (All with { To = Some.Time.AddMinutes(2) }, [0, 1]),
        ["severity"] = (All with { Severity = Severity.Low }, [1]),
        ["rule"] = (All with { RuleId = "rule-2" }, [2]),
        ["entity type"] = (All with { EntityType = "user" }, [0, 1, 2]),
        ["entity value"] = (All with { EntityValue = "ann" }, [0, 1, 3]),
        ["entity"] = (All with { EntityType = "user", EntityValue = "ann" }, [0, 1]),
        ["status"] = (All with { Status = AlertStatus.Resolved }, [2, 3]),
        ["open"] = (All with { Status = AlertStatus.Open }, [0]),
        ["assignee"] = (All with { Assignee = "carl" }, [1, 2]),
        ["false positive"] = (All with { FalsePositive = true }, [2]),
        ["true positive"] = (All with { FalsePositive = false }, [3]),
        ["together"] = (All with { EntityType = "user", EntityValue = "ann", Severity = Severity.High, To = Some.Time.AddMinutes(1) }, [0]),
    };

    public static AlertFilter Get(string name) => AlertFilters[name].Filter;

    private static AlertFilter All => new() { TenantId = Some.Tenant };

    [ServerFact]
    public async Task ListByEventsAsync_EventsThatShareAlerts_GivesEachAlertOnce()
    {
        await using var store = await provider.OpenAsync();
        var events = Enumerable.Range(0, 4).Select(i => Some.Event() with { Id = Guid.CreateVersion7(Some.Time.AddSeconds(i)), TenantId = i == 3 ? "other" : Some.Tenant }).ToArray();
        await store.AppendAsync(events);
        await store.AnalyseAsync(item => item.Id == events[2].Id ? Some.Result(item) : Some.Result(item, Some.Alert()));

        var alert = Assert.Single(await store.Alerts.ListByEventsAsync(Some.Tenant, [.. events.Select(static one => one.Id)], default));

        Assert.Equal((events[0].Id, 2), (alert.EventId, alert.EventCount));
        Assert.Equal([events[1].Id, events[0].Id], await store.Alerts.ListAlertingAsync(Some.Tenant, Guid.Empty, 10, default));
        Assert.Equal([events[1].Id], await store.Alerts.ListAlertingAsync(Some.Tenant, events[0].Id, 10, default));
        Assert.Equal([events[1].Id], await store.Alerts.ListAlertingAsync(Some.Tenant, Guid.Empty, 1, default));
        Assert.Empty(await store.Alerts.ListByEventsAsync(Some.Tenant, [events[2].Id, events[3].Id], default));
    }

    [ServerFact]
    public async Task FindAsync_RaisedAlert_EqualsWhatWasRaised()
    {
        await using var store = await provider.OpenAsync();
        var raising = Some.Event();
        var raised = Some.Alert();
        await RaiseAsync(store, raising, raised);

        var found = await store.Alerts.FindAsync(Some.Tenant, raised.Id, default);

        var expected = new Alert
        {
            Id = raised.Id,
            TenantId = Some.Tenant,
            Status = AlertStatus.Open,
            RuleId = raised.RuleId,
            Title = raised.Title,
            Severity = raised.Severity,
            Entity = raised.Entity,
            RiskScore = raised.RiskScore,
            Tags = raised.Tags,
            Evidence = raised.Evidence,
            RecommendedActions = raised.RecommendedActions,
            CreatedAt = raised.CreatedAt,
            EventId = raising.Id,
            EventCount = 1,
            FirstSeen = raising.Timestamp,
            LastSeen = raising.Timestamp,
        };
        Assert.Equivalent(expected, found, strict: true);
    }

    [ServerFact]
    public async Task FindAsync_AnotherTenantsAlert_IsNull()
    {
        await using var store = await provider.OpenAsync();
        var raising = Some.Event();
        var raised = Some.Alert();
        await RaiseAsync(store, raising, raised);

        Assert.Null(await store.Alerts.FindAsync("other", raised.Id, default));
        Assert.Empty(await store.Alerts.ListByEventAsync("other", raising.Id, default));
        Assert.Empty((await store.Alerts.ListAsync(new() { TenantId = "other" }, new(10), default)).Items);
    }

    [ServerFact]
    public async Task CompleteAsync_SameFingerprintAndWindow_CountsOnTheFirstAlert()
    {
        await using var store = await provider.OpenAsync();
        var events = new[] { 5, 9, 2 }.Select(minute => Some.Event() with { Timestamp = Some.Time.AddMinutes(minute) }).ToArray();
        var first = Some.Alert();
        await RaiseAsync(store, events[0], first);
        await RaiseAsync(store, events[1], Some.Alert() with { Title = "Not kept" });
        await RaiseAsync(store, events[2], Some.Alert());

        var alert = Assert.Single((await store.Alerts.ListAsync(All, new(10), default)).Items);

        Assert.Equal((first.Id, first.Title, 3), (alert.Id, alert.Title, alert.EventCount));
        Assert.Equal((events[0].Id, events[2].Timestamp, events[1].Timestamp), (alert.EventId, alert.FirstSeen, alert.LastSeen));
        Assert.Equal(alert.Id, Assert.Single(await store.Alerts.ListByEventAsync(Some.Tenant, events[2].Id, default)).Id);
    }

    [ServerFact]
    public async Task CompleteAsync_SameFingerprintWithinOneBatch_IsOneAlert()
    {
        await using var store = await provider.OpenAsync();
        await store.AppendAsync(Some.Event(), Some.Event(), Some.Event());

        await store.AnalyseAsync(item => Some.Result(item, Some.Alert()));

        Assert.Equal(3, Assert.Single((await store.Alerts.ListAsync(All, new(10), default)).Items).EventCount);
    }

    [ServerFact]
    public async Task CompleteAsync_OtherWindowFingerprintOrTenant_AreOtherAlerts()
    {
        await using var store = await provider.OpenAsync();
        await RaiseAsync(store, Some.Event(), Some.Alert());
        await RaiseAsync(store, Some.Event(), Some.Alert() with { WindowStart = Some.Time.AddHours(1) });
        await RaiseAsync(store, Some.Event(), Some.Alert("other"));
        await RaiseAsync(store, Some.Event() with { TenantId = "other" }, Some.Alert());

        var mine = await store.Alerts.ListAsync(All, new(10), default);
        var theirs = await store.Alerts.ListAsync(new() { TenantId = "other" }, new(10), default);

        Assert.Equal([1, 1, 1], mine.Items.Select(alert => alert.EventCount));
        Assert.Equal(1, Assert.Single(theirs.Items).EventCount);
    }

    [ServerFact]
    public async Task ListByEventAsync_SeveralAlerts_GravestFirst()
    {
        await using var store = await provider.OpenAsync();
        var raising = Some.Event();
        await RaiseAsync(
            store,
            raising,
            Some.Alert("low") with { Severity = Severity.Low },
            Some.Alert("critical") with { Severity = Severity.Critical },
            Some.Alert("medium") with { Severity = Severity.Medium });

        var alerts = await store.Alerts.ListByEventAsync(Some.Tenant, raising.Id, default);

        Assert.Equal([Severity.Critical, Severity.Medium, Severity.Low], alerts.Select(alert => alert.Severity));
    }

    [ServerFact]
    public async Task ListAsync_Pages_GiveEachOnceNewestFirst()
    {
        await using var store = await provider.OpenAsync();
        var alerts = Enumerable.Range(0, 11).Select(i => Some.Alert($"{i}") with { CreatedAt = Some.Time.AddSeconds(i / 3) }).ToArray();
        await RaiseAsync(store, Some.Event(), alerts);
        var seen = new List<Guid>();
        PageCursor? after = null;
        do
        {
            var page = await store.Alerts.ListAsync(All, new(4, after), default);
            seen.AddRange(page.Items.Select(alert => alert.Id));
            after = page.Next;
        }
        while (after is not null);

        var expected = alerts.OrderByDescending(alert => alert.CreatedAt).ThenByDescending(alert => alert.Id.ToString(), StringComparer.Ordinal);
        Assert.Equal(expected.Select(alert => alert.Id), seen);
    }

    [ServerTheory]
    [MemberData(nameof(Filters))]
    public async Task ListAsync_Filter_GivesWhatMatchesAndNoMore(string name)
    {
        await using var store = await provider.OpenAsync();
        RaisedAlert[] alerts =
        [
            Some.Alert("0") with { CreatedAt = Some.Time },
            Some.Alert("1") with { CreatedAt = Some.Time.AddMinutes(1), Severity = Severity.Low },
            Some.Alert("2") with { CreatedAt = Some.Time.AddMinutes(2), RuleId = "rule-2", Entity = new("user", "bob") },
            Some.Alert("3") with { CreatedAt = Some.Time.AddMinutes(3), Entity = new("ip", "ann") },
        ];
        await RaiseAsync(store, Some.Event(), alerts);
        foreach (var command in new[]
        {
            Some.Command(alerts[1].Id, AlertAction.Acknowledge),
            Some.Command(alerts[1].Id, AlertAction.Assign) with { Assignee = "carl" },
            Some.Command(alerts[2].Id, AlertAction.Assign) with { Assignee = "carl" },
            Some.Command(alerts[2].Id, AlertAction.Resolve) with { FalsePositive = true },
            Some.Command(alerts[3].Id, AlertAction.Resolve),
        })
        {
            Assert.Equal(AlertOutcome.Changed, (await store.Get<IAlertLifecycle>().ChangeAsync(command, default)).Outcome);
        }

        var (filter, matches) = AlertFilters[name];

        var page = await store.Alerts.ListAsync(filter, new(10), default);

        Assert.Equal(matches.Reverse().Select(i => alerts[i].Id), page.Items.Select(alert => alert.Id));
    }

    private static async Task RaiseAsync(TestStore store, SecurityEvent raising, params RaisedAlert[] alerts)
    {
        await store.AppendAsync(raising);
        await store.AnalyseAsync(item => Some.Result(item, alerts));
    }
}
