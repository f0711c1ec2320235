using System.Text;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage;

/// <summary>What every provider's <see cref="IEventStore"/> does.</summary>
public abstract class EventStoreContract(IStorageProvider provider)
{
    [ServerFact]
    public async Task FindAsync_StoredEvent_EqualsWhatWasSubmitted()
    {
        await using var store = await provider.OpenAsync();
        var submitted = Some.Event("""{"user_id":"ann","text":"ü"}""") with
        {
            ReceivedAt = Some.Time.AddMicroseconds(1),
            Timestamp = Some.Time.AddDays(-30_000).AddMicroseconds(7),
            EventType = "threat",
            Severity = Severity.Critical,
            Source = "edge",
            Modality = "text",
            Reference = "42",
            UserId = "ann",
            SessionId = "s-1",
            IpAddress = "192.0.2.1",
            ReportsThreat = true,
        };
        await store.AppendAsync(submitted);

        var found = await store.Events.FindAsync(Some.Tenant, submitted.Id, default);

        Assert.NotNull(found);
        Assert.Equal(EventStatus.Queued, found.Status);
        Assert.Equal(submitted.Payload.ToArray(), found.Event.Payload.ToArray());
        Assert.Equal(submitted, found.Event with { Payload = submitted.Payload });
    }

    [ServerFact]
    public async Task FindAsync_BareEvent_LeavesMissingMembersNull()
    {
        await using var store = await provider.OpenAsync();
        var submitted = Some.Event();
        await store.AppendAsync(submitted);

        var found = await store.Events.FindAsync(Some.Tenant, submitted.Id, default);

        Assert.Equal(submitted, found!.Event with { Payload = submitted.Payload });
        Assert.Null(found.Assessment);
    }

    [ServerFact]
    public async Task FindEnvelopeAsync_AssessedEvent_IsTheSameWithoutItsPayload()
    {
        await using var store = await provider.OpenAsync();
        var submitted = Some.Event() with { Source = "edge", UserId = "ann" };
        await store.AppendAsync(submitted);
        await store.AnalyseAsync();

        var found = await store.Events.FindEnvelopeAsync(Some.Tenant, submitted.Id, default);

        Assert.Equal(EventStatus.Processed, found!.Status);
        Assert.True(found.Event.Payload.IsEmpty);
        Assert.Equal(submitted, found.Event with { Payload = submitted.Payload });
        Assert.Null(await store.Events.FindEnvelopeAsync("other", submitted.Id, default));
    }

    [ServerFact]
    public async Task FindAssessedAsync_SomeEvents_AreThoseOfTheTenantThatAreAssessed()
    {
        await using var store = await provider.OpenAsync();
        var (first, second, theirs) = (Some.Event() with { UserId = "ann" }, Some.Event(), Some.Event() with { TenantId = "other" });
        await store.AppendAsync(first, second, theirs);
        await store.AnalyseAsync();
        var waiting = Some.Event();
        await store.AppendAsync(waiting);

        var found = await store.Events.FindAssessedAsync(Some.Tenant, [waiting.Id, theirs.Id, second.Id, first.Id, Some.Id()], default);

        Assert.Equal(new[] { first.Id, second.Id }.Order(), found.Select(static record => record.Event.Id));
        Assert.All(found, static record => Assert.Equal((EventStatus.Processed, 0), (record.Status, record.Event.Payload.Length)));
        Assert.Empty(await store.Events.FindAssessedAsync(Some.Tenant, [], default));
    }

    [ServerFact]
    public async Task ListAssessedAsync_AfterAnEvent_AreTheLatestThatAreAssessedLastFirst()
    {
        await using var store = await provider.OpenAsync();
        var received = Enumerable.Range(0, 5).Select(i => Some.Event() with { Id = Guid.CreateVersion7(Some.Time.AddSeconds(i)) }).ToArray();
        await store.AppendAsync([.. received, Some.Event() with { Id = Guid.CreateVersion7(Some.Time.AddSeconds(9)), TenantId = "other" }]);
        await store.AnalyseAsync();
        await store.AppendAsync(Some.Event() with { Id = Guid.CreateVersion7(Some.Time.AddSeconds(7)) });

        Assert.Equal([received[4].Id, received[3].Id, received[2].Id], await store.Events.ListAssessedAsync(Some.Tenant, received[1].Id, 10, default));
        Assert.Equal([received[4].Id, received[3].Id], await store.Events.ListAssessedAsync(Some.Tenant, received[0].Id, 2, default));
    }

    [ServerFact]
    public async Task FindAsync_AnotherTenantsEvent_IsNull()
    {
        await using var store = await provider.OpenAsync();
        var submitted = Some.Event();
        await store.AppendAsync(submitted);

        Assert.Null(await store.Events.FindAsync("other", submitted.Id, default));
        Assert.Empty((await store.Events.ListAsync(new() { TenantId = "other" }, new(10), default)).Items);
        Assert.Equal(0, await store.Events.CountAsync(new() { TenantId = "other" }, default));
    }

    [ServerFact]
    public async Task FindAsync_AssessedEvent_HasItsAssessment()
    {
        await using var store = await provider.OpenAsync();
        var submitted = Some.Event();
        await store.AppendAsync(submitted);
        var assessment = Some.Assessment(submitted) with
        {
            RiskScore = 0.855,
            Findings = [Some.Finding()],
            RecommendedActions = ["Isolate the host"],
            ProcessingTime = TimeSpan.FromMicroseconds(1_234),
        };
        await store.AnalyseAsync(_ => new(assessment, []));

        var found = await store.Events.FindAsync(Some.Tenant, submitted.Id, default);

        Assert.Equivalent(assessment, found!.Assessment, strict: true);
    }

    [ServerFact]
    public async Task FindAsync_FailedEvent_KeepsItsError()
    {
        await using var store = await provider.OpenAsync();
        var submitted = Some.Event();
        await store.AppendAsync(submitted);
        await store.AnalyseAsync(item => new(Some.Assessment(item) with { Status = EventStatus.Failed, Error = "It broke." }, []));

        var found = await store.Events.FindAsync(Some.Tenant, submitted.Id, default);

        Assert.Equal(EventStatus.Failed, found!.Status);
        Assert.Equal("It broke.", found.Assessment!.Error);
    }

    [ServerFact]
    public async Task AppendAsync_Nothing_ReturnsNothing()
    {
        await using var store = await provider.OpenAsync();

        Assert.Empty(await store.Events.AppendAsync([], default));
    }

    [ServerFact]
    public async Task AppendAsync_SameKeyAndBodyInOneBatch_StoresTheFirst()
    {
        await using var store = await provider.OpenAsync();
        var (first, second) = (Some.Submission("key"), Some.Submission("key"));

        var results = await store.Events.AppendAsync([first, second], default);

        Assert.Equal([new(first.Event.Id, AppendOutcome.Stored), new(first.Event.Id, AppendOutcome.Duplicate)], results);
        Assert.Equal(1, await store.Events.CountAsync(new() { TenantId = Some.Tenant }, default));
        Assert.Equal(1, (await store.Queue.GetBacklogAsync(default)).Events);
    }

    [ServerFact]
    public async Task AppendAsync_SameKeyAgain_TellsDuplicateFromConflict()
    {
        await using var store = await provider.OpenAsync();
        var first = Some.Submission("key", "body");
        await store.Events.AppendAsync([first], default);

        var results = await store.Events.AppendAsync(
            [Some.Submission("key", "body"), Some.Submission("key", "other"), Some.Submission("other key", "body")], default);

        Assert.Equal([AppendOutcome.Duplicate, AppendOutcome.Conflict, AppendOutcome.Stored], results.Select(result => result.Outcome));
        Assert.Equal([first.Event.Id, first.Event.Id], results.Take(2).Select(result => result.EventId));
        Assert.Equal(2, await store.Events.CountAsync(new() { TenantId = Some.Tenant }, default));
    }

    [ServerFact]
    public async Task AppendAsync_SameKeyOfAnotherTenant_IsAnotherEvent()
    {
        await using var store = await provider.OpenAsync();
        var mine = Some.Submission("key");
        var theirs = Some.Submission("key") with { Event = Some.Event() with { TenantId = "other" } };

        var results = await store.Events.AppendAsync([mine, theirs], default);

        Assert.All(results, result => Assert.Equal(AppendOutcome.Stored, result.Outcome));
    }

    [ServerFact]
    public async Task AppendAsync_WithoutKey_StoresEqualBodiesTwice()
    {
        await using var store = await provider.OpenAsync();

        var results = await store.Events.AppendAsync([Some.Submission(), Some.Submission()], default);

        Assert.All(results, result => Assert.Equal(AppendOutcome.Stored, result.Outcome));
    }

    [ServerFact]
    public async Task AppendAsync_Cancelled_StoresNothing()
    {
        await using var store = await provider.OpenAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.Events.AppendAsync(Some.Submissions(3), new CancellationToken(canceled: true)));

        Assert.Equal(0, await store.Events.CountAsync(new() { TenantId = Some.Tenant }, default));
    }

    [ServerFact]
    public async Task AppendAsync_OneOfThemImpossible_StoresNone()
    {
        await using var store = await provider.OpenAsync();
        var submission = Some.Submission();

        var exception = await Assert.ThrowsAsync<HelmAI.Core.Errors.DatabaseException>(
            () => store.Events.AppendAsync([Some.Submission(), submission, submission], default));

        Assert.Equal("append", exception.Context["operation"]);
        Assert.Equal(0, await store.Events.CountAsync(new() { TenantId = Some.Tenant }, default));
        Assert.Equal(0, (await store.Queue.GetBacklogAsync(default)).Events);
    }

    [ServerFact]
    public async Task AppendAsync_LargePayload_ComesBackWhole()
    {
        await using var store = await provider.OpenAsync();
        var large = Some.Event($$"""{"text":"{{new string('x', 1_000_000)}}"}""");
        await store.AppendAsync(large);

        var found = await store.Events.FindAsync(Some.Tenant, large.Id, default);

        Assert.Equal(Encoding.UTF8.GetString(large.Payload.Span), Encoding.UTF8.GetString(found!.Event.Payload.Span));
    }

    [ServerFact]
    public async Task ListAsync_PagesWhileEventsArrive_GivesEachOnceNewestFirst()
    {
        await using var store = await provider.OpenAsync();
        // Three events to each time, so that the id decides too.
        var events = Enumerable.Range(0, 21).Select(i => Some.Event() with { Timestamp = Some.Time.AddSeconds(i / 3) }).ToArray();
        await store.AppendAsync(events);
        var seen = new List<Guid>();
        PageCursor? after = null;
        do
        {
            var page = await store.Events.ListAsync(new() { TenantId = Some.Tenant }, new(4, after), default);
            seen.AddRange(page.Items.Select(item => item.Event.Id));
            after = page.Next;
            await store.AppendAsync(Some.Event() with { Timestamp = Some.Time.AddDays(1) });
        }
        while (after is not null);

        var expected = events.OrderByDescending(item => item.Timestamp).ThenByDescending(item => item.Id.ToString(), StringComparer.Ordinal);
        Assert.Equal(expected.Select(item => item.Id), seen);
    }

    [ServerFact]
    public async Task ListAsync_Events_ComeWithoutTheirPayloads()
    {
        await using var store = await provider.OpenAsync();
        await store.AppendAsync(Some.Event());

        var listed = Assert.Single((await store.Events.ListAsync(new() { TenantId = Some.Tenant }, new(1), default)).Items);

        Assert.True(listed.Event.Payload.IsEmpty);
    }

    [ServerFact]
    public async Task ListAsync_LastPageFull_HasNoNext()
    {
        await using var store = await provider.OpenAsync();
        await store.AppendAsync(Some.Event(), Some.Event());

        var page = await store.Events.ListAsync(new() { TenantId = Some.Tenant }, new(2), default);

        Assert.Equal(2, page.Items.Count);
        Assert.Null(page.Next);
    }

    [ServerTheory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task ListAsync_LimitOutOfRange_Throws(int limit)
    {
        await using var store = await provider.OpenAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => store.Events.ListAsync(new() { TenantId = Some.Tenant }, new(limit), default));
    }

    [ServerTheory]
    [MemberData(nameof(EventFilters.Names), MemberType = typeof(EventFilters))]
    public async Task ListAndCountAsync_Filter_GiveWhatMatchesAndNoMore(string name)
    {
        await using var store = await provider.OpenAsync();
        await EventFilters.FillAsync(store);
        var filter = EventFilters.Get(name);

        var page = await store.Events.ListAsync(filter, new(500), default);
        var count = await store.Events.CountAsync(filter, default);

        Assert.NotEmpty(page.Items);
        Assert.All(page.Items, item => Assert.True(EventFilters.Matches(filter, item), $"{item}"));
        var everything = await store.Events.ListAsync(new() { TenantId = Some.Tenant }, new(500), default);
        Assert.Equal(everything.Items.Where(item => EventFilters.Matches(filter, item)).Select(item => item.Event.Id), page.Items.Select(item => item.Event.Id));
        Assert.Equal(page.Items.Count, count);
    }

    [ServerFact]
    public async Task FindAssessedAsync_SomeAssessed_GivesThose()
    {
        await using var store = await provider.OpenAsync();
        var (assessed, queued) = (Some.Event(), Some.Event());
        await store.AppendAsync(assessed);
        await store.AnalyseAsync();
        await store.AppendAsync(queued);

        Assert.Equal([assessed.Id], await store.Events.FindAssessedAsync([assessed.Id, queued.Id, Some.Id()], default));
        Assert.Empty(await store.Events.FindAssessedAsync([], default));
    }

    [ServerFact]
    public async Task FindAssessedAsync_MoreThanOneQueryTakes_GivesAll()
    {
        await using var store = await provider.OpenAsync();
        var submissions = Some.Submissions(1_200);
        await store.Events.AppendAsync(submissions, default);
        await store.AnalyseAsync();

        var assessed = await store.Events.FindAssessedAsync([.. submissions.Select(item => item.Event.Id)], default);

        Assert.Equal(1_200, assessed.Distinct().Count());
    }
}
