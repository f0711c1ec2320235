using HelmAI.Core.Audit;
using HelmAI.Core.Rollups;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Auditing;
using HelmAI.Core.Storage.PostgreSql;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Storage.Rollups;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;
using Xunit.Abstractions;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

/// <summary>Every listed filter is answered from an index: no query reads all events or alerts, however many there are.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlPlanTests(FilledDatabase database, ITestOutputHelper output) : IClassFixture<FilledDatabase>
{
    private static readonly PageRequest FirstPage = new(50);

    private static readonly PageRequest NextPage = new(50, new(Some.Time.AddHours(1), Some.Id()));

    [ServerTheory]
    [MemberData(nameof(EventFilters.Names), MemberType = typeof(EventFilters))]
    public async Task EventList_Filter_IsLedByAnIndex(string name)
    {
        var filter = EventFilters.Get(name);

        await AssertLedByIndexAsync(EventQueries.List(filter, FirstPage));
        await AssertLedByIndexAsync(EventQueries.List(filter, NextPage));
    }

    [ServerTheory]
    [MemberData(nameof(EventFilters.Names), MemberType = typeof(EventFilters))]
    public async Task EventCount_Filter_IsLedByAnIndex(string name) =>
        await AssertLedByIndexAsync(EventQueries.Count(EventFilters.Get(name)));

    [ServerTheory]
    [MemberData(nameof(AlertStoreContract.Filters), MemberType = typeof(AlertStoreContract))]
    public async Task AlertList_Filter_IsLedByAnIndex(string name)
    {
        var filter = AlertStoreContract.Get(name);

        await AssertLedByIndexAsync(AlertQueries.List(filter, FirstPage));
        await AssertLedByIndexAsync(AlertQueries.List(filter, NextPage));
    }

    [ServerTheory]
    [MemberData(nameof(ActivityStoreContract.Filters), MemberType = typeof(ActivityStoreContract))]
    public async Task ActivityList_Filter_IsLedByAnIndex(string name)
    {
        var filter = ActivityStoreContract.Get(name);

        await AssertLedByIndexAsync(ActivityQueries.List(filter, FirstPage));
        await AssertLedByIndexAsync(ActivityQueries.List(filter, NextPage));
    }

    [ServerFact]
    public async Task AlertFiguresAndHistory_OfATime_AreLedByIndexes()
    {
        var (from, to) = (Some.Time, Some.Time.AddMinutes(10));
        await AssertLedByIndexAsync(AlertSummaryQueries.All(Some.Tenant, from, to));
        await AssertLedByIndexAsync(AlertSummaryQueries.ByRule(Some.Tenant, from, to, 100));
        await AssertLedByIndexAsync(AlertSummaryQueries.MedianToAcknowledge(Some.Tenant, from, to));
        await AssertLedByIndexAsync(AlertSummaryQueries.MedianToResolve(Some.Tenant, from, to));
        await AssertLedByIndexAsync(AlertChangeQueries.List(Some.Tenant, Some.Id(), NextPage));
    }

    [ServerFact]
    public async Task AuditList_Filters_AreLedByIndexes()
    {
        var all = new AuditFilter { TenantId = Some.Tenant };

        foreach (var filter in new[] { all, all with { KeyId = "key-1" }, all with { Route = "Route1" }, all with { From = Some.Time, To = Some.Time.AddMinutes(1) } })
        {
            await AssertLedByIndexAsync(AuditQueries.ListSealed(filter, FirstPage));
            await AssertLedByIndexAsync(AuditQueries.ListSealed(filter, NextPage));
        }

        await AssertLedByIndexAsync(AuditQueries.Links(Some.Tenant, 10, 100));
    }

    [ServerFact]
    public async Task Rollups_OfARange_AreLedByIndexes()
    {
        var start = Quarter.Of(Some.Time);
        var steps = new TimeSteps([start, start + 4], start + 8);

        await AssertLedByIndexAsync(RollupQueries.Sum(Some.Tenant, RollupMeasure.Events, steps, RollupGroups.Of(["name"])));
        await AssertLedByIndexAsync(RollupQueries.ListNames(Some.Tenant, RollupMeasure.Alerts, steps, 20));
        await AssertLedByIndexAsync(RollupQueries.SumRisk(Some.Tenant, steps));
        await AssertLedByIndexAsync(RollupQueries.CountUsers(Some.Tenant, steps));
        await AssertLedByIndexAsync(RollupQueries.CountFeatureUsers(Some.Tenant, steps, 100));
    }

    [ServerFact]
    public async Task LookUps_ByIdOrKey_ScanNothing()
    {
        await AssertLedByIndexAsync(EventQueries.Find(Some.Tenant, Some.Id()));
        await AssertLedByIndexAsync(EventQueries.FindAssessed([Some.Id(), Some.Id()]));
        await AssertLedByIndexAsync(AlertQueries.Find(Some.Tenant, Some.Id()));
        await AssertLedByIndexAsync(AlertQueries.ListByEvent(Some.Tenant, Some.Id()));
    }

    [ServerFact]
    public async Task Claim_LongQueueWithoutStatistics_IsReadInOrder()
    {
        await using var store = await PostgreSqlProvider.OpenNewAsync();
        Task<List<string>> RunAsync(string sql, params object[] values) => store.Get<PostgreSqlDatabase>().QueryAsync(
            new StorageOperation("test", "event_queue"), () => [new PostgreSqlStatement(sql, values)], row => row.Text(0), default);
        await RunAsync("INSERT INTO event_queue (event_id, tenant_id, occurred_at) SELECT gen_random_uuid(), 'acme', now() FROM generate_series(1, 20000)");

        var plan = await RunAsync($"EXPLAIN {PostgreSqlClaims.Take(500).Text}", 500, 1_000L);

        Assert.Contains(plan, step => step.Contains("Index Scan using event_queue_pkey", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("Seq Scan on event_queue", StringComparison.Ordinal));
    }

    private async Task AssertLedByIndexAsync(SqlQuery query)
    {
        // As it runs: with the policies of row-level security among its conditions, where it is a request's.
        var plan = await database.ExplainAsync(query);
        plan.ForEach(output.WriteLine);
        Assert.Contains(plan, step => step.Contains("Index", StringComparison.Ordinal));
        foreach (var table in new[] { "events", "alert", "audit", "activities", "rollups", "rollup_users" })
        {
            Assert.DoesNotContain(plan, step => step.Contains($"Seq Scan on {table}", StringComparison.Ordinal));
        }
    }
}
