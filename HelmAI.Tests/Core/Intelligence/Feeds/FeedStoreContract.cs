using HelmAI.Core.Administration;
using HelmAI.Core.Intelligence.Feeds;
using HelmAI.Core.Storage;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Intelligence.Feeds;

/// <summary>What the store of feeds promises on every database.</summary>
public abstract class FeedStoreContract(IStorageProvider provider)
{
    private static readonly DateTimeOffset Later = Some.Time.AddMinutes(1);

    [ServerFact]
    public async Task AddAsync_Feed_IsReadBackWithItsSecretSealed()
    {
        await using var store = await provider.OpenAsync();
        var feeds = store.Get<IFeedStore>();
        var feed = New() with { Collection = "indicators", Authentication = FeedAuthentication.Basic, UserName = "ann" };

        var added = await feeds.AddAsync(feed, "a password", default);

        var found = await feeds.FindAsync("acme", feed.Id, default);
        Assert.Equal(added, found);
        Assert.Equal(feed, found! with { Secret = null });
        Assert.DoesNotContain("password", Assert.Single(await store.RunAsync("SELECT secret FROM feeds", row => row.Text(0))), StringComparison.Ordinal);
        Assert.Equal("a password", await feeds.ReadSecretAsync(found, default));
        await using var another = await store.OpenAnotherAsync();
        Assert.Equal("a password", await another.Get<IFeedStore>().ReadSecretAsync(found, default));
        Assert.Null(await feeds.FindAsync("other", feed.Id, default));
        Assert.Equal((1, 0), (await feeds.CountAsync("acme", default), await feeds.CountAsync("other", default)));
    }

    [ServerFact]
    public async Task ListAsync_SeveralFeeds_ComesInPagesNewestFirst()
    {
        await using var store = await provider.OpenAsync();
        var feeds = store.Get<IFeedStore>();
        foreach (var minute in Enumerable.Range(0, 3))
        {
            await feeds.AddAsync(New($"{minute}") with { CreatedAt = Some.Time.AddMinutes(minute) }, secret: null, default);
        }

        await feeds.AddAsync(New() with { TenantId = "other" }, secret: null, default);

        var first = await feeds.ListAsync("acme", new PageRequest(2), default);
        var second = await feeds.ListAsync("acme", new PageRequest(2, first.Next), default);

        Assert.Equal(["2", "1"], first.Items.Select(feed => feed.Name));
        Assert.Equal(["0"], second.Items.Select(feed => feed.Name));
        Assert.Null(second.Next);
    }

    [ServerFact]
    public async Task ClaimAsync_TwoProcessesAndOneFeed_OneHasItUntilItsLeaseEnds()
    {
        await using var store = await provider.OpenAsync();
        await using var another = await store.OpenAnotherAsync();
        var (feeds, others) = (store.Get<IFeedStore>(), another.Get<IFeedStore>());
        await feeds.AddAsync(New(), secret: null, default);

        Assert.Null(await feeds.ClaimAsync(Some.Time.AddSeconds(-1), Later, default));
        var claims = await Task.WhenAll(feeds.ClaimAsync(Some.Time, Later, default), others.ClaimAsync(Some.Time, Later, default));
        var claim = Assert.Single(claims.OfType<Feed>());
        Assert.Null(await others.ClaimAsync(Later, Later.AddMinutes(1), default));
        var next = await others.ClaimAsync(Later.AddMicroseconds(1), Later.AddMinutes(1), default);

        Assert.NotNull(next);
        Assert.NotEqual(claim.LeaseToken, next.LeaseToken);
        Assert.False(await feeds.SaveAsync(claim with { Position = "too late" }, default));
        Assert.True(await others.SaveAsync(next with { Position = "here" }, default));
        Assert.Equal("here", (await feeds.FindAsync("acme", claim.Id, default))!.Position);
    }

    [ServerFact]
    public async Task ClaimAsync_DisabledFeedsAndSuspendedTenants_HaveNoTurn()
    {
        await using var store = await provider.OpenAsync();
        var feeds = store.Get<IFeedStore>();
        await store.AddAsync(Some.TenantRow("suspended") with { SuspendedAt = Some.Time });
        await feeds.AddAsync(New() with { TenantId = "suspended" }, secret: null, default);
        await feeds.AddAsync(New() with { IsEnabled = false }, secret: null, default);

        Assert.Null(await feeds.ClaimAsync(Later, Later, default));
    }

    [ServerFact]
    public async Task ClaimAsync_TenantWhoseFeedIsPolled_LeavesTheTurnToOtherTenants()
    {
        await using var store = await provider.OpenAsync();
        var feeds = store.Get<IFeedStore>();
        await feeds.AddAsync(New("first"), secret: null, default);
        await feeds.AddAsync(New("second") with { NextRunAt = Some.Time.AddSeconds(1) }, secret: null, default);
        await feeds.AddAsync(New("another tenant's") with { TenantId = "other", NextRunAt = Some.Time.AddSeconds(2) }, secret: null, default);
        var now = Some.Time.AddSeconds(3);

        var first = await feeds.ClaimAsync(now, Later, default);
        Assert.Equal(("first", "another tenant's"), (first!.Name, (await feeds.ClaimAsync(now, Later, default))!.Name));
        Assert.Null(await feeds.ClaimAsync(now, Later, default));

        Assert.True(await feeds.SaveAsync(first with { NextRunAt = Later, LeaseUntil = null }, default));
        Assert.Equal("second", (await feeds.ClaimAsync(now, Later, default))!.Name);
    }

    [ServerFact]
    public async Task SaveAsync_EndOfAPoll_IsStoredAndGivesTheFeedBack()
    {
        await using var store = await provider.OpenAsync();
        var feeds = store.Get<IFeedStore>();
        await feeds.AddAsync(New(), secret: null, default);
        var claim = await feeds.ClaimAsync(Some.Time, Later, default);
        var ended = claim! with
        {
            Position = "{}", NextRunAt = Later, LastRunAt = Some.Time, LastSuccessAt = Some.Time.AddSeconds(1), LastError = "Before that it failed.",
            Failures = 2, LastImported = 3, LastRejected = 4, Imported = 5_000_000_000, Rejected = 6, LeaseUntil = null,
        };

        Assert.True(await feeds.SaveAsync(ended, default));

        Assert.Equal(ended with { LeaseToken = null }, await feeds.FindAsync("acme", claim.Id, default));
        Assert.False(await feeds.SaveAsync(ended, default));
        Assert.NotNull(await feeds.ClaimAsync(Later, Later.AddMinutes(1), default));
    }

    [ServerFact]
    public async Task ReplaceAsync_WhileItIsPolled_EndsTheClaimAndKeepsTheSecretUnlessThereIsANewOne()
    {
        await using var store = await provider.OpenAsync();
        var feeds = store.Get<IFeedStore>();
        var feed = await feeds.AddAsync(New() with { Authentication = FeedAuthentication.Bearer }, "a token", default);
        var claim = await feeds.ClaimAsync(Some.Time, Later, default);

        Assert.True(await feeds.ReplaceAsync(feed with { Name = "renamed", NextRunAt = Later }, secret: null, default));
        Assert.False(await feeds.SaveAsync(claim!, default));
        var renamed = await feeds.FindAsync("acme", feed.Id, default);
        Assert.Equal(("renamed", "a token"), (renamed!.Name, await feeds.ReadSecretAsync(renamed, default)));

        Assert.True(await feeds.ReplaceAsync(feed, "another token", default));
        Assert.Equal("another token", await feeds.ReadSecretAsync((await feeds.FindAsync("acme", feed.Id, default))!, default));
        Assert.False(await feeds.ReplaceAsync(feed with { TenantId = "other" }, secret: null, default));
    }

    [ServerFact]
    public async Task RequestRunAsync_FeedWhoseTurnIsLater_HasItsTurn()
    {
        await using var store = await provider.OpenAsync();
        var feeds = store.Get<IFeedStore>();
        var feed = await feeds.AddAsync(New() with { NextRunAt = Later.AddDays(1) }, secret: null, default);

        Assert.False(await feeds.RequestRunAsync("other", feed.Id, Some.Time, default));
        Assert.Null(await feeds.ClaimAsync(Some.Time, Later, default));
        Assert.True(await feeds.RequestRunAsync("acme", feed.Id, Some.Time, default));
        Assert.NotNull(await feeds.ClaimAsync(Some.Time, Later, default));
    }

    [ServerFact]
    public async Task SaveAsync_RunWasRequestedDuringThePoll_KeepsItsTurn()
    {
        await using var store = await provider.OpenAsync();
        var feeds = store.Get<IFeedStore>();
        await feeds.AddAsync(New(), secret: null, default);
        var claim = (await feeds.ClaimAsync(Some.Time, Later, default))! with { LastRunAt = Some.Time };
        var requested = Some.Time.AddSeconds(1);

        Assert.True(await feeds.RequestRunAsync("acme", claim.Id, requested, default));
        Assert.True(await feeds.SaveAsync(claim, default));
        Assert.True(await feeds.SaveAsync(claim with { NextRunAt = Later.AddDays(1), LeaseUntil = null }, default));

        Assert.Equal(requested, (await feeds.FindAsync("acme", claim.Id, default))!.NextRunAt);
    }

    [ServerFact]
    public async Task RemoveAsync_Feed_IsGoneForItsTenantAlone()
    {
        await using var store = await provider.OpenAsync();
        var feeds = store.Get<IFeedStore>();
        var feed = await feeds.AddAsync(New(), secret: null, default);

        Assert.False(await feeds.RemoveAsync("other", feed.Id, default));
        Assert.True(await feeds.RemoveAsync("acme", feed.Id, default));
        Assert.Null(await feeds.FindAsync("acme", feed.Id, default));
    }

    private static Feed New(string name = "A feed") => new()
    {
        Id = Some.Id(),
        TenantId = Some.Tenant,
        Name = name,
        Kind = FeedKind.Taxii,
        Url = "https://taxii.example/",
        IntervalSeconds = 3_600,
        CreatedAt = Some.Time,
        CreatedBy = Tenant.Default,
        UpdatedAt = Some.Time,
        NextRunAt = Some.Time,
    };
}
