using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage;

/// <summary>What every provider's <see cref="ISuppressionStore"/> does, and how what suppressions hide is counted.</summary>
public abstract class SuppressionStoreContract(IStorageProvider provider)
{
    [ServerFact]
    public async Task AddAsync_Suppression_IsFoundByItsTenantAlone()
    {
        await using var store = await provider.OpenAsync();
        var suppressions = store.Get<ISuppressionStore>();
        var added = Some.Suppression() with { Comment = "Until tonight" };

        Assert.True(await suppressions.AddAsync(added, 10, default));

        Assert.Equal(added, await suppressions.FindAsync(Some.Tenant, added.Id, default));
        Assert.Null(await suppressions.FindAsync("other", added.Id, default));
        Assert.Empty((await suppressions.ListAsync("other", new(10), default)).Items);
        Assert.False(await suppressions.RemoveAsync("other", added.Id, default));
        Assert.True(await suppressions.RemoveAsync(Some.Tenant, added.Id, default));
        Assert.False(await suppressions.RemoveAsync(Some.Tenant, added.Id, default));
        Assert.Null(await suppressions.FindAsync(Some.Tenant, added.Id, default));
    }

    [ServerFact]
    public async Task AddAsync_ManyAtOnce_AddsAsManyAsTheTenantMayHave()
    {
        await using var store = await provider.OpenAsync();
        await using var another = await store.OpenAnotherAsync();

        var added = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() =>
            (i % 2 == 0 ? store : another).Get<ISuppressionStore>().AddAsync(Some.Suppression(), 4, default))));

        Assert.Equal(4, added.Count(isAdded => isAdded));
        Assert.Equal(4, (await store.Get<ISuppressionStore>().ListAsync(Some.Tenant, new(10), default)).Items.Count);
        Assert.True(await store.Get<ISuppressionStore>().AddAsync(Some.Suppression() with { TenantId = "other" }, 4, default));
    }

    [ServerFact]
    public async Task ReadVersionAsync_AfterEachChange_IsAnother()
    {
        await using var store = await provider.OpenAsync();
        var suppressions = store.Get<ISuppressionStore>();
        var added = Some.Suppression();
        var before = await suppressions.ReadVersionAsync(default);

        await suppressions.AddAsync(added, 10, default);
        var between = await suppressions.ReadVersionAsync(default);
        await suppressions.RemoveAsync(Some.Tenant, added.Id, default);

        Assert.True(before < between);
        Assert.True(between < await suppressions.ReadVersionAsync(default));
    }

    [ServerFact]
    public async Task ListAsync_ExpiredOnes_StayListedAndAreNotInForce()
    {
        await using var store = await provider.OpenAsync();
        var suppressions = store.Get<ISuppressionStore>();
        var rows = Enumerable.Range(0, 5).Select(i => Some.Suppression() with { CreatedAt = Some.Time.AddMinutes(i), Until = Some.Time.AddHours(i) }).ToArray();
        foreach (var row in rows)
        {
            await suppressions.AddAsync(row, 10, default);
        }

        var first = await suppressions.ListAsync(Some.Tenant, new(3), default);
        var second = await suppressions.ListAsync(Some.Tenant, new(3, first.Next), default);

        Assert.Null(second.Next);
        Assert.Equal(rows.Reverse(), first.Items.Concat(second.Items));
        Assert.Equal(rows[3..].ToHashSet(), (await suppressions.ListInForceAsync(Some.Time.AddHours(2), default)).ToHashSet());
    }

    [ServerFact]
    public async Task CompleteAsync_TwoWorkersAtOnce_CountEveryHiddenFindingOnce()
    {
        await using var store = await provider.OpenAsync();
        var suppressions = Enumerable.Range(0, 5).Select(_ => Some.Suppression()).ToArray();
        await store.AddAsync([.. suppressions]);
        await store.Events.AppendAsync(Some.Submissions(400), default);

        // Each event's findings are hidden by two of them, in another order each time.
        AnalysisResult Analyse(SecurityEvent item)
        {
            var i = item.Id.GetHashCode() & 0xFFFF;
            Finding Hidden(int which) => Some.Finding() with { SuppressedBy = suppressions[which % 5].Id.ToString() };
            return new(Some.Assessment(item) with { Findings = [Hidden(i), Hidden(i + 1 + (i % 4)), Some.Finding()] }, []);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.AnalyseAsync(Analyse, maxEvents: 7))));

        var counts = (await store.Get<ISuppressionStore>().ListAsync(Some.Tenant, new(10), default)).Items;
        var shown = (await store.Events.ListAsync(new() { TenantId = Some.Tenant }, new(500), default)).Items
            .SelectMany(record => record.Assessment!.Findings).Where(finding => finding.SuppressedBy is not null).CountBy(finding => Guid.Parse(finding.SuppressedBy!));
        Assert.Equal(800, counts.Sum(one => one.HiddenCount));
        Assert.Equal(shown.ToDictionary(one => one.Key, one => (long)one.Value), counts.ToDictionary(one => one.Id, one => one.HiddenCount));
        Assert.All(counts, one => Assert.Equal(Some.Time.AddSeconds(1), one.LastHiddenAt));
    }

    [ServerFact]
    public async Task CompleteAsync_SuppressionRemovedMeanwhile_IsNoFault()
    {
        await using var store = await provider.OpenAsync();
        var item = Some.Event();
        await store.AppendAsync(item);

        await store.AnalyseAsync(static one => new(Some.Assessment(one) with { Findings = [Some.Finding() with { SuppressedBy = Some.Id().ToString() }] }, []));

        Assert.Equal(EventStatus.Processed, (await store.Events.FindAsync(Some.Tenant, item.Id, default))!.Status);
    }
}
