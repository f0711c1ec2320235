using HelmAI.Core.Audit;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Auditing;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Storage.Sqlite;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Core.Storage.Sqlite;

/// <summary>Every listed filter is answered from an index, in the list's order (https://sqlite.org/eqp.html).</summary>
public sealed class SqlitePlanTests
{
    private static readonly PageRequest FirstPage = new(50);

    private static readonly PageRequest NextPage = new(50, new(Some.Time, Some.Id()));

    [Theory]
    [MemberData(nameof(EventFilters.Names), MemberType = typeof(EventFilters))]
    public async Task EventList_Filter_NeitherScansNorSorts(string name)
    {
        var filter = EventFilters.Get(name);

        await AssertLedByIndexAsync(EventQueries.List(filter, FirstPage));
        await AssertLedByIndexAsync(EventQueries.List(filter, NextPage));
        await AssertLedByIndexAsync(EventQueries.Count(filter));
    }

    [Theory]
    [MemberData(nameof(AlertStoreContract.Filters), MemberType = typeof(AlertStoreContract))]
    public async Task AlertList_Filter_NeitherScansNorSorts(string name)
    {
        var filter = AlertStoreContract.Get(name);

        await AssertLedByIndexAsync(AlertQueries.List(filter, FirstPage));
        await AssertLedByIndexAsync(AlertQueries.List(filter, NextPage));
    }

    [Theory]
    [MemberData(nameof(ActivityStoreContract.Filters), MemberType = typeof(ActivityStoreContract))]
    public async Task ActivityList_Filter_NeitherScansNorSorts(string name)
    {
        var filter = ActivityStoreContract.Get(name);

        await AssertLedByIndexAsync(ActivityQueries.List(filter, FirstPage));
        await AssertLedByIndexAsync(ActivityQueries.List(filter, NextPage));
    }

    [Fact]
    public async Task AuditList_Filters_NeitherScanNorSort()
    {
        var all = new AuditFilter { TenantId = Some.Tenant };

        foreach (var filter in new[] { all, all with { KeyId = "key-1" }, all with { Route = "GetEvent" }, all with { From = Some.Time, To = Some.Time } })
        {
            await AssertLedByIndexAsync(AuditQueries.ListSealed(filter, NextPage));
            await AssertLedByIndexAsync(AuditQueries.ListPending(filter, NextPage));
        }

        await AssertLedByIndexAsync(AuditQueries.Links(Some.Tenant, 10, 100));
    }

    [Fact]
    public async Task AlertFiguresAndHistory_OfATime_NeedNoScan()
    {
        await AssertLedByIndexAsync(AlertSummaryQueries.All(Some.Tenant, Some.Time, Some.Time));
        await AssertLedByIndexAsync(AlertChangeQueries.List(Some.Tenant, Some.Id(), NextPage));
    }

    [Fact]
    public async Task AlertsOfAnEvent_LookedUp_NeedNoScan() =>
        await AssertNoScanAsync(AlertQueries.ListByEvent(Some.Tenant, Some.Id()));

    [Fact]
    public async Task AssessedEventsAndStates_LookedUp_NeedNoScan()
    {
        await AssertNoScanAsync(EventQueries.FindAssessed([Some.Id(), Some.Id()]));
        await AssertNoScanAsync(StateQueries.Find([new("a", "b", "c"), new("d", "e", "f")]));
    }

    private static async Task AssertLedByIndexAsync(SqlQuery query)
    {
        var plan = await AssertNoScanAsync(query);
        Assert.StartsWith("SEARCH", plan[0], StringComparison.Ordinal);
        Assert.Contains("(tenant_id=?", plan[0], StringComparison.Ordinal);
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static async Task<List<string>> AssertNoScanAsync(SqlQuery query)
    {
        await using var store = await SqliteProvider.OpenAsync();
        var explained = query with { Text = $"EXPLAIN QUERY PLAN {query.Text}" };
        var plan = await store.Get<SqliteDatabase>().QueryAsync(new("explain", "events"), explained, row => row.Text(3), default);
        Assert.NotEmpty(plan);
        // The values of the query itself are a list in memory.
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.EndsWith("VALUES CLAUSE", StringComparison.Ordinal));
        return plan;
    }
}
