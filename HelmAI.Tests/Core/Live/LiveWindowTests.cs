using HelmAI.Core.Activity;
using HelmAI.Core.Events;
using HelmAI.Core.Live;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Core.Live;

public sealed class LiveWindowTests
{
    private readonly ManualTime _time = new();
    private readonly LiveWindow _window;
    private readonly LocalLiveMetrics _live;

    public LiveWindowTests()
    {
        _window = new(_time);
        _live = new(_window);
    }

    [Fact]
    public void Read_AfterFiveMinutes_HasForgottenAndAfterOneRatesHave()
    {
        _live.RecordActivities([Activity("ann"), Activity("bob")]);
        Assert.Equal((2, 2, 2), Read());

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal((2, 2, 2), Read());

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((2, 0, 2), Read());

        _time.Advance(TimeSpan.FromSeconds(300));
        Assert.Equal((0, 0, 0), Read());
    }

    [Fact]
    public void Read_WhatCameInManyBuckets_AddsUpAndCountsAUserOnce()
    {
        for (var i = 0; i < 60; i++)
        {
            _live.RecordActivities([Activity("ann")]);
            _time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal((60, 12, 1), Read());
    }

    [Fact]
    public void RecordActivities_EachKind_IsCountedAsWhatItIs()
    {
        _live.RecordActivities(
        [
            Activity("ann"),
            Activity("ann") with { Kind = ActivityKind.Feature, Name = "search" },
            Activity("bob") with { Kind = ActivityKind.Interaction, Name = "chat", ResponseTime = 1.5 },
            Activity("bob") with { Kind = ActivityKind.Interaction, Name = "chat", ResponseTime = 0.5 },
            Activity("bob") with { Kind = ActivityKind.Interaction, Name = "chat" },
        ]);

        var counts = _window.Read(Some.Tenant).Counts;
        Assert.Equal(5, counts[LiveMetric.Activities]);
        Assert.Equal((1, 1), (counts[LiveMetric.Features], counts[LiveMetric.Feature, "search"]));
        Assert.Equal((3, 3), (counts[LiveMetric.Interactions], counts[LiveMetric.InteractionType, "chat"]));
        Assert.Equal((2, 2_000_000), (counts[LiveMetric.TimedInteractions], counts[LiveMetric.InteractionMicroseconds]));
    }

    [Fact]
    public void RecordResults_EventsOfTwoTenants_AreCountedApart()
    {
        var theirs = Some.Event() with { TenantId = "other", EventType = "login", Severity = Severity.High };
        var ours = Some.Event() with { EventType = "login" };
        var failed = Some.Event();

        _live.RecordResults(
            [ours, theirs, failed],
            [Some.Result(ours, Some.Alert()), Some.Result(theirs), new(Some.Assessment(failed) with { Status = EventStatus.Failed }, [])]);

        var counts = _window.Read(Some.Tenant).Counts;
        Assert.Equal((2, 1, 1), (counts[LiveMetric.Events], counts[LiveMetric.FailedEvents], counts[LiveMetric.EventType, "login"]));
        Assert.Equal((2, 1, 1), (counts[LiveMetric.EventSeverity, "none"], counts[LiveMetric.AlertSeverity, "high"], counts[LiveMetric.AlertRule, "rule-1"]));
        Assert.Equal(TimeSpan.FromSeconds(1).TotalMilliseconds, LogBins.Quantile(counts, LiveMetric.TimeToResult, 0.5)!.Value.TotalMilliseconds, tolerance: 50);
        var others = _window.Read("other").Counts;
        Assert.Equal((1, 1, 0), (others[LiveMetric.Events], others[LiveMetric.EventSeverity, "high"], others[LiveMetric.Alerts]));
    }

    [Fact]
    public void Record_NamesWithoutEnd_AreToldApartOnlyUpToABound()
    {
        _live.RecordActivities([.. Enumerable.Range(0, 10_000).Select(i => Activity("ann") with { Kind = ActivityKind.Feature, Name = $"feature-{i}" })]);

        var counts = _window.Read(Some.Tenant).Counts;
        Assert.Equal(10_000, counts[LiveMetric.Features]);
        Assert.Equal(256, counts.Top(LiveMetric.Feature, int.MaxValue).Count);
    }

    [Fact]
    public void TakeChanges_NothingNew_IsEmptyUnlessEverythingIsWanted()
    {
        _live.RecordActivities([Activity("ann"), Activity("bob")]);

        var first = Assert.Single(_window.TakeChanges(everything: false));
        Assert.Equal((2, 2), (first.Counts[new(LiveMetric.Activities)], first.Users.Count));
        Assert.Empty(_window.TakeChanges(everything: false));

        _live.RecordActivities([Activity("ann"), Activity("eve")]);
        var second = Assert.Single(_window.TakeChanges(everything: false));
        Assert.Equal((4, 1), (second.Counts[new(LiveMetric.Activities)], second.Users.Count));
        Assert.Equal(3, Assert.Single(_window.TakeChanges(everything: true)).Users.Count);
    }

    [Fact]
    public void Record_AfterOthersWereSilentForTheSpan_KeepsNothingOfTheirs()
    {
        _live.RecordActivities([Activity("ann"), Activity("bob") with { TenantId = "other" }]);
        _time.Advance(TimeSpan.FromSeconds(200));
        _live.RecordActivities([Activity("ann")]);
        Assert.Equal((2, 3), (_window.KeptTenants, _window.KeptBuckets));

        _time.Advance(TimeSpan.FromSeconds(200));
        _live.RecordActivities([Activity("ann")]);
        Assert.Equal((1, 2), (_window.KeptTenants, _window.KeptBuckets));

        _time.Advance(TimeSpan.FromSeconds(400));
        Assert.Equal((0, 0, 0), Read());
        Assert.Equal((0, 0), (_window.KeptTenants, _window.KeptBuckets));
    }

    [Fact]
    public async Task Record_WhileRingsAreDropped_LosesNothing()
    {
        const int Rounds = 2_000;
        for (var i = 0; i < Rounds; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(400));
            var reading = Task.Run(() => _window.Read("other"));
            _live.RecordActivities([Activity("ann")]);
            await reading;
            Assert.Equal((1, 1, 1), Read());
        }
    }

    private static ActivityRecord Activity(string userId) => new()
    {
        Id = Some.Id(),
        TenantId = Some.Tenant,
        Kind = ActivityKind.Activity,
        OccurredAt = Some.Time,
        ReceivedAt = Some.Time,
        UserId = userId,
        Name = "click",
    };

    private (long Counted, long Recent, long Users) Read()
    {
        var reading = _window.Read(Some.Tenant);
        return (reading.Counts[LiveMetric.Activities], reading.Recent[LiveMetric.Activities], reading.ActiveUsers);
    }
}
