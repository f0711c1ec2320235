using System.Text;
using HelmAI.Core.Activity;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage;

/// <summary>What every provider's <see cref="IActivityStore"/> does.</summary>
public abstract class ActivityStoreContract(IStorageProvider provider)
{
    private const string Secret = "s3cret-word";

    public static TheoryData<string> Filters => [.. ActivityFilters.Keys];

    private static Dictionary<string, (ActivityFilter Filter, int[] Matches)> ActivityFilters { get; } = new(StringComparer.Ordinal)
    {
        ["none"] = (All, [0, 1, 2, 3]),
        ["from"] = (All with { From = Some.Time.AddMinutes(2) }, [2, 3]),
        ["to"] = (All with { To = Some.Time.AddMinutes(2) }, [0, 1]),
        ["kind"] = (All with { Kind = ActivityKind.Feature }, [1, 2]),
        ["name"] = (All with { Name = "export" }, [1, 2]),
        ["user"] = (All with { UserId = "ann" }, [0, 2]),
        ["together"] = (All with { UserId = "ann", Kind = ActivityKind.Feature, Name = "export", From = Some.Time, To = Some.Time.AddHours(1) }, [2]),
    };

    private static ActivityFilter All => new() { TenantId = Some.Tenant };

    public static ActivityFilter Get(string name) => ActivityFilters[name].Filter;

    [ServerFact]
    public async Task FindAsync_StoredActivities_EqualWhatWasStored()
    {
        await using var store = await provider.OpenAsync();
        var full = Some.Activity(ActivityKind.Interaction) with
        {
            OccurredAt = Some.Time.AddYears(-30),
            SessionId = "s-1",
            IpAddress = "192.0.2.7",
            SessionDuration = 0.5,
            PromptLength = long.MaxValue,
            ResponseLength = 0,
            ResponseTime = 1.25,
            SatisfactionScore = 4.5,
            Data = Encoding.UTF8.GetBytes("""{"a":{"b":[1]}}"""),
            Prompt = "Why? ☂",
        };
        var bare = Some.Activity();
        await AppendAsync(store, full, bare);

        foreach (var stored in new[] { full, bare })
        {
            var found = await store.Activities.FindAsync(Some.Tenant, stored.Id, default);

            Assert.Equal(stored.Data.ToArray(), found!.Data.ToArray());
            Assert.Equal(stored with { Data = default }, found with { Data = default });
        }

        Assert.Null(await store.Activities.FindAsync("other", full.Id, default));
    }

    [ServerTheory]
    [MemberData(nameof(Filters))]
    public async Task ListAsync_Filter_GivesWhatMatchesNewestFirst(string name)
    {
        await using var store = await provider.OpenAsync();
        var activities = new[]
        {
            Some.Activity(),
            Some.Activity(ActivityKind.Feature) with { Name = "export", UserId = "bob" },
            Some.Activity(ActivityKind.Feature) with { Name = "export" },
            Some.Activity(ActivityKind.Interaction) with { UserId = "bob" },
        }.Select(static (activity, minute) => activity with { OccurredAt = Some.Time.AddMinutes(minute) }).ToArray();
        await AppendAsync(store, [.. activities, Some.Activity() with { TenantId = "other" }]);
        var (filter, matches) = ActivityFilters[name];

        var page = await store.Activities.ListAsync(filter, new(10), default);

        Assert.Equal(matches.Reverse().Select(i => activities[i].Id), page.Items.Select(static activity => activity.Id));
        Assert.Null(page.Next);
    }

    [ServerFact]
    public async Task ListAsync_PagesOfOneTime_GiveEachOnceAndNoContent()
    {
        await using var store = await provider.OpenAsync();
        var activities = Enumerable.Range(0, 5).Select(static _ => Some.Activity() with { Data = "{}"u8.ToArray(), Prompt = Secret }).ToArray();
        await AppendAsync(store, activities);

        List<ActivityRecord> read = [];
        PageCursor? next = null;
        do
        {
            var page = await store.Activities.ListAsync(All, new(2, next), default);
            read.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(activities.Select(static activity => activity.Id).OrderDescending(), read.Select(static activity => activity.Id));
        Assert.All(read, static activity => Assert.True(activity.Data.IsEmpty && activity.Prompt is null));
    }

    [ServerFact]
    public async Task AppendAsync_DataAndPrompts_AreNotInTheDatabaseInPlain()
    {
        await using var store = await provider.OpenAsync();
        await AppendAsync(store, Some.Activity() with { Data = Encoding.UTF8.GetBytes($$"""{"a":"{{Secret}}"}"""), Prompt = Secret });

        var stored = await store.RunAsync("SELECT data FROM activities UNION ALL SELECT prompt FROM activities", row => row.Bytes(0));

        Assert.Equal(2, stored.Count);
        Assert.All(stored, static bytes => Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal));
    }

    [ServerFact]
    public async Task AppendAsync_OneOfThemIsRefused_StoresNoneAndNoAudit()
    {
        await using var store = await provider.OpenAsync();
        var twice = new ActivitySubmission(Some.Activity()) { Audit = Some.AuditEntry() };

        await Assert.ThrowsAnyAsync<Exception>(() => store.Activities.AppendAsync([new(Some.Activity()), twice, twice], default));

        Assert.Empty((await store.Activities.ListAsync(All, new(10), default)).Items);
        Assert.Empty((await store.Audit.ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items);
    }

    [ServerFact]
    public async Task AppendAsync_ConcurrentCallersAndBatches_StoreAllWithTheirAudit()
    {
        await using var store = await provider.OpenAsync();
        var appender = store.Get<IActivityAppender>();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => appender.AppendAsync(
            new ActivitySubmission(Some.Activity()) { Audit = Some.AuditEntry() }, default)));
        await appender.AppendAsync([.. Enumerable.Range(0, 300).Select(static _ => new ActivitySubmission(Some.Activity()))], default);
        await appender.AppendAsync([], default);

        Assert.Equal(400, (await store.Activities.ListAsync(All, new(500), default)).Items.Count);
        Assert.Equal(100, (await store.Audit.ListAsync(new() { TenantId = Some.Tenant }, new(500), default)).Items.Count);
    }

    private static Task AppendAsync(TestStore store, params ActivityRecord[] activities) =>
        store.Activities.AppendAsync([.. activities.Select(static activity => new ActivitySubmission(activity))], default);
}
