using HelmAI.Core.Intelligence;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage;

/// <summary>What the stores of indicators, sightings and imports promise on every database.</summary>
public abstract class IndicatorStoreContract(IStorageProvider provider)
{
    [ServerFact]
    public async Task SaveAsync_EveryMember_IsReadBack()
    {
        await using var store = await provider.OpenAsync();
        var full = Fresh() with
        {
            Name = "Name ü",
            Description = "What it is",
            Type = null,
            Value = null,
            Pattern = "[file:name = 'a' AND file:size = 1]",
            IsStix20 = true,
            ValidUntil = Now.AddDays(90),
            Confidence = 80,
            Labels = ["one", "two words"],
            KillChainPhases = [new("mitre-attack", "command-and-control")],
            Tlp = "amber",
            CreatedBy = "identity--x",
            ExternalReferences = [new("mitre-attack", "T1071", "https://attack.mitre.org/techniques/T1071", "text")],
        };

        Assert.Equal(new SaveCounts(2, 0, 0), await Indicators(store).SaveAsync([full, Fresh()], default));

        var read = await Indicators(store).FindAsync(Some.Tenant, full.Id, default);
        Assert.Equivalent(full, read!.Indicator, strict: true);
        Assert.Equal((IndicatorState.Active, 1L, 1L), (read.State, read.FirstVersion, read.Version));
        Assert.True(read.ChangesAt <= full.ValidUntil);
        Assert.Equal(1, await Indicators(store).ReadVersionAsync(default));
    }

    [ServerFact]
    public async Task SaveAsync_SameOrOlderVersion_ChangesNothing()
    {
        await using var store = await provider.OpenAsync();
        var indicator = Fresh() with { Name = "first" };
        await Indicators(store).SaveAsync([indicator], default);

        Assert.Equal(new SaveCounts(0, 0, 1), await Indicators(store).SaveAsync([indicator], default));
        Assert.Equal(new SaveCounts(0, 0, 1), await Indicators(store).SaveAsync([indicator with { Name = "older", Modified = indicator.Modified.AddSeconds(-1) }], default));
        Assert.Equal(1, await Indicators(store).ReadVersionAsync(default));

        var newer = indicator with { Name = "newer", Modified = indicator.Modified.AddSeconds(1) };
        Assert.Equal(new SaveCounts(0, 1, 1), await Indicators(store).SaveAsync([indicator, newer], default));
        var read = await Indicators(store).FindAsync(Some.Tenant, indicator.Id, default);
        Assert.Equal(("newer", 1L, 2L), (read!.Indicator.Name, read.FirstVersion, read.Version));
    }

    [ServerFact]
    public async Task SaveAsync_ModifiedInTheFuture_CountsAsOfNowAndLaterVersionsReplaceIt()
    {
        await using var store = await provider.OpenAsync();
        var indicator = Fresh() with { Name = "from the future", Modified = Now.AddYears(50) };
        await Indicators(store).SaveAsync([indicator with { Name = "older", Modified = Now.AddYears(40) }, indicator, indicator with { Name = "oldest", Modified = Now.AddYears(30) }], default);

        var read = (await Indicators(store).FindAsync(Some.Tenant, indicator.Id, default))!.Indicator;
        Assert.Equal("from the future", read.Name);
        Assert.InRange(read.Modified, Now, TimeProvider.System.GetUtcNow());

        Assert.Equal(new SaveCounts(0, 1, 0), await Indicators(store).SaveAsync([indicator with { Name = "newer", Modified = TimeProvider.System.GetUtcNow() }], default));
    }

    [ServerFact]
    public async Task SaveAsync_UndatedAgain_ChangesOnlyWhereItDiffersOrADayHasPassed()
    {
        await using var store = await provider.OpenAsync();
        var first = Fresh(Now.AddDays(-3)) with { IsDated = false };
        Indicator At(DateTimeOffset time) => first with { ValidFrom = time, Created = time, Modified = time };
        await Indicators(store).SaveAsync([first], default);

        Assert.Equal(1, (await Indicators(store).SaveAsync([At(first.Modified.AddHours(23))], default)).Unchanged);
        Assert.Equal(1, (await Indicators(store).SaveAsync([At(first.Modified.AddHours(1)) with { Labels = ["new"] }], default)).Updated);
        Assert.Equal(1, (await Indicators(store).SaveAsync([At(first.Modified.AddHours(26)) with { Labels = ["new"] }], default)).Updated);

        var read = await Indicators(store).FindAsync(Some.Tenant, first.Id, default);
        Assert.Equal((first.Created, first.ValidFrom, first.Modified.AddHours(26)), (read!.Indicator.Created, read.Indicator.ValidFrom, read.Indicator.Modified));
    }

    [ServerFact]
    public async Task SaveAsync_AfterDecisionsHere_KeepsThem()
    {
        await using var store = await provider.OpenAsync();
        Indicator[] given = [Fresh(), Fresh()];
        await Indicators(store).SaveAsync(given, default);
        await Indicators(store).OverrideAsync(Some.Tenant, given[0].Id, 99, default);
        await Indicators(store).WithdrawAsync(Some.Tenant, given[1].Id, default);

        await Indicators(store).SaveAsync([.. given.Select(static one => one with { Modified = one.Modified.AddSeconds(1), Confidence = 30 })], default);

        var overridden = await Indicators(store).FindAsync(Some.Tenant, given[0].Id, default);
        Assert.Equal((99, 30, IndicatorState.Active, null), (overridden!.ConfidenceOverride, overridden.Indicator.Confidence, overridden.State, overridden.ChangesAt));
        Assert.Equal(IndicatorState.Revoked, (await Indicators(store).FindAsync(Some.Tenant, given[1].Id, default))!.State);
        Assert.Null((await Indicators(store).OverrideAsync(Some.Tenant, given[0].Id, null, default))!.ConfidenceOverride);
        Assert.Null(await Indicators(store).WithdrawAsync("other", given[0].Id, default));
    }

    [ServerFact]
    public async Task ListAsync_OwnAndShared_InOneOrderAndNobodyElses()
    {
        await using var store = await provider.OpenAsync();
        Indicator[] given =
        [
            Fresh(Now.AddMinutes(-4)) with { TenantId = Indicator.Shared, Source = "feed" },
            Fresh(Now.AddMinutes(-3)) with { Labels = ["a", "b"] },
            Fresh(Now.AddMinutes(-2)) with { TenantId = Indicator.Shared, Value = "198.51.100.9" },
            Fresh(Now.AddMinutes(-1)) with { TenantId = "other" },
        ];
        await Indicators(store).SaveAsync(given, default);
        var all = new IndicatorFilter { TenantId = Some.Tenant };

        var first = await Indicators(store).ListAsync(all, new(2), default);
        var second = await Indicators(store).ListAsync(all, new(2, first.Next), default);

        Assert.Equal([given[2].Id, given[1].Id, given[0].Id], first.Items.Concat(second.Items).Select(static one => one.Indicator.Id));
        Assert.Null(second.Next);
        async Task<IEnumerable<Guid>> IdsAsync(IndicatorFilter filter) => (await Indicators(store).ListAsync(filter, new(10), default)).Items.Select(static one => one.Indicator.Id);
        Assert.Equal([given[1].Id], await IdsAsync(all with { Label = "b" }));
        Assert.Empty(await IdsAsync(all with { Label = "a b" }));
        Assert.Equal([given[0].Id], await IdsAsync(all with { Source = "feed" }));
        Assert.Equal([given[2].Id], await IdsAsync(all with { Type = ObservableType.IPv4, Value = "198.51.100.9" }));
        Assert.Empty(await IdsAsync(all with { Type = ObservableType.Domain, Value = "198.51.100.9" }));
        Assert.Empty(await IdsAsync(all with { State = IndicatorState.Revoked }));
        Assert.Equal(3, (await IdsAsync(all with { State = IndicatorState.Active })).Count());
        Assert.Null(await Indicators(store).FindAsync(Some.Tenant, given[3].Id, default));
    }

    [ServerFact]
    public async Task ReadChangedAsync_PageByPage_GivesEachChangeOnce()
    {
        await using var store = await provider.OpenAsync();
        Indicator[] given = [.. Enumerable.Range(0, 7).Select(static _ => Fresh())];
        await Indicators(store).SaveAsync(given[..4], default);
        await Indicators(store).SaveAsync(given[4..], default);
        await Indicators(store).WithdrawAsync(Some.Tenant, given[0].Id, default);

        var (read, place) = (new List<IndicatorRecord>(), IndicatorPlace.Start);
        while (await Indicators(store).ReadChangedAsync(place, activeOnly: false, 2, default) is { Count: > 0 } page)
        {
            read.AddRange(page);
            place = IndicatorPlace.After(page[^1]);
        }

        Assert.Equal(given.Select(static one => one.Id).Order(), read.Select(static one => one.Indicator.Id).Order());
        Assert.Equal([1, 1, 1, 2, 2, 2, 3], read.Select(static one => one.Version));
        Assert.Equal(6, (await Indicators(store).ReadChangedAsync(IndicatorPlace.Start, activeOnly: true, 10, default)).Count);
        Assert.Equal(given[0].Id, Assert.Single(await Indicators(store).ReadChangedAsync(IndicatorPlace.After(2), activeOnly: false, 10, default)).Indicator.Id);
    }

    [ServerFact]
    public async Task SweepAsync_TimeHasPassed_IndicatorsLeaveAndEnter()
    {
        await using var store = await provider.OpenAsync();
        var soon = TimeProvider.System.GetUtcNow().AddMilliseconds(400);
        Indicator[] given = [Fresh() with { ValidUntil = soon }, Fresh() with { ValidFrom = soon }, Fresh()];
        await Indicators(store).SaveAsync(given, default);
        async Task<IndicatorState[]> StatesAsync() => [.. (await Task.WhenAll(given.Select(one => Indicators(store).FindAsync(Some.Tenant, one.Id, default)))).Select(static one => one!.State)];
        Assert.Equal([IndicatorState.Active, IndicatorState.Pending, IndicatorState.Active], await StatesAsync());

        await Eventually.TrueAsync(async () =>
        {
            await Indicators(store).SweepAsync(100, default);
            return (await StatesAsync()).SequenceEqual([IndicatorState.Expired, IndicatorState.Active, IndicatorState.Active]);
        });

        Assert.Equal(0, await Indicators(store).SweepAsync(100, default));
    }

    [ServerFact]
    public async Task AddAsync_SightingsOfADecayedIndicator_BringItBackAndAreCountedByTenant()
    {
        await using var store = await provider.OpenAsync();
        var decayed = Fresh(Now.AddDays(-50)) with { TenantId = Indicator.Shared };
        await Indicators(store).SaveAsync([decayed], default);
        Assert.Equal(IndicatorState.Decayed, (await Indicators(store).FindAsync(Some.Tenant, decayed.Id, default))!.State);
        IndicatorSighting Seen(string tenant, int minutes, long count) => new(tenant, decayed.Id, Now.AddMinutes(-minutes), Now.AddMinutes(-minutes), count);

        await store.Get<ISightingStore>().AddAsync([Seen(Some.Tenant, 10, 2), Seen("other", 20, 1), new(Some.Tenant, Some.Id(), Now, Now, 1)], default);
        await store.Get<ISightingStore>().AddAsync([Seen(Some.Tenant, 5, 3)], default);

        var record = await Indicators(store).FindAsync(Some.Tenant, decayed.Id, default);
        Assert.Equal((IndicatorState.Active, Now.AddMinutes(-5)), (record!.State, record.LastSeen));
        var page = await store.Get<ISightingStore>().ListAsync(Some.Tenant, new(10), default);
        var stored = Assert.Single(page.Items);
        Assert.Equal(new IndicatorSighting(Some.Tenant, decayed.Id, Now.AddMinutes(-10), Now.AddMinutes(-5), 5), stored.Sighting);
        Assert.Equal(stored, await store.Get<ISightingStore>().FindAsync(Some.Tenant, Indicator.Shared, decayed.Id, default));
        Assert.Equal(1, (await store.Get<ISightingStore>().FindAsync("other", Indicator.Shared, decayed.Id, default))!.Sighting.Count);
    }

    [ServerFact]
    public async Task SaveAsync_RelatedThingsInAnyOrder_AreLinked()
    {
        await using var store = await provider.OpenAsync();
        var related = store.Get<IRelatedStore>();
        var indicator = Fresh();
        await Indicators(store).SaveAsync([indicator], default);
        var relationship = new IntelligenceRelationship
        {
            TenantId = Some.Tenant, Id = "relationship--1", Type = "indicates", SourceRef = $"indicator--{indicator.Id}", TargetRef = "malware--1", Modified = Now,
        };
        var malware = new IntelligenceObject { TenantId = Some.Tenant, Id = "malware--1", Type = "malware", Name = "Poison Ivy", Modified = Now };

        Assert.Equal(1, await related.SaveAsync([], [relationship], default));
        Assert.Equal([new RelatedObject("indicates", "malware--1", "malware", null, null)], await related.ListAsync(Some.Tenant, indicator.Id, default));
        Assert.Equal(1, await related.SaveAsync([malware], [relationship], default));

        Assert.Equal([new RelatedObject("indicates", "malware--1", "malware", "Poison Ivy", null)], await related.ListAsync(Some.Tenant, indicator.Id, default));
        Assert.Empty(await related.ListAsync("other", indicator.Id, default));
    }

    [ServerFact]
    public async Task UpdateAsync_Import_IsReadBackByItsTenant()
    {
        await using var store = await provider.OpenAsync();
        var imports = store.Get<IImportStore>();
        var job = new IndicatorImport
        {
            Id = Some.Id(), TenantId = Some.Tenant, OwnerId = Indicator.Shared, Source = "feed", Format = "json", State = ImportState.Running, BytesTotal = 10, CreatedAt = Now, UpdatedAt = Now,
        };
        await imports.AddAsync(job, Now.AddDays(-30), default);
        await imports.KeepAsync([job.Id], Now.AddSeconds(1), default);
        Assert.False(await imports.ClaimAsync(job.Id, Now, Now.AddSeconds(9), default));
        Assert.Equal(job with { UpdatedAt = Now.AddSeconds(1) }, await imports.FindAsync(Some.Tenant, job.Id, default));

        var done = job with
        {
            State = ImportState.Failed, BytesRead = 9, Accepted = 1, Unchanged = 2, Rejected = 3, Ignored = 4, Related = 5, Errors = "[1]", Error = "broken",
            UpdatedAt = Now.AddSeconds(2), FinishedAt = Now.AddSeconds(2),
        };
        Assert.True(await imports.ClaimAsync(job.Id, Now.AddSeconds(1), Now.AddSeconds(2), default));
        await imports.UpdateAsync(done, default);
        await imports.KeepAsync([job.Id], Now.AddSeconds(3), default);

        Assert.Equal(done, await imports.FindAsync(job.Id, default));
        Assert.Equal([done], (await imports.ListAsync(Some.Tenant, new(10), default)).Items);
        Assert.Null(await imports.FindAsync("other", job.Id, default));
        Assert.False(await imports.ClaimAsync(job.Id, done.UpdatedAt, Now.AddSeconds(9), default));
    }

    [ServerFact]
    public async Task AddAsync_ImportWithConfidenceAndLabels_AreReadBack()
    {
        await using var store = await provider.OpenAsync();
        var job = new IndicatorImport
        {
            Id = Some.Id(), TenantId = Some.Tenant, OwnerId = Some.Tenant, Source = "feed", Format = "list", State = ImportState.Running, CreatedAt = Now, UpdatedAt = Now,
            Confidence = 0, Labels = ["two words", "one"],
        };

        await store.Get<IImportStore>().AddAsync(job, Now.AddDays(-30), default);

        Assert.Equivalent(job, await store.Get<IImportStore>().FindAsync(job.Id, default), strict: true);
    }

    // In whole microseconds, as the databases keep time.
    private static DateTimeOffset Now { get; } = new(TimeProvider.System.GetUtcNow().UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private static IIndicatorStore Indicators(TestStore store) => store.Get<IIndicatorStore>();

    private static Indicator Fresh(DateTimeOffset? modified = null) => SomeIntelligence.Indicator(modified: modified ?? Now.AddMinutes(-10));
}
