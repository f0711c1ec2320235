using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Analytics.Intelligence.Feeds;
using Microsoft.AspNetCore.Http;

namespace HelmAI.Tests.ApiService.Intelligence.Feeds;

/// <summary>Feeds of a TAXII server that pages, fails, throttles and sends garbage.</summary>
public sealed class TaxiiFeedTests(FeedApp app) : IClassFixture<FeedApp>
{
    [Fact]
    public async Task Run_PagesOfObjects_AreAllImportedAndLaterOnlyWhatWasAdded()
    {
        await using var taxii = await TaxiiServer.StartAsync(indicators: 5);

        var feed = await app.EndedAsync(await app.CreateAsync("taxii", taxii.Discovery, ("collection", "Indicators")));

        Assert.Equal((null, 0, 5L, 0L), State(feed));
        Assert.NotNull(feed["last_success_at"]);
        Assert.Equal(["", "next=2", "next=4"], taxii.Pages);
        Assert.Equal(["host-0.example", "host-1.example", "host-2.example", "host-3.example", "host-4.example"], await app.DomainsAsync(feed));

        taxii.AddIndicators(2);
        feed = await app.RunAsync(feed);

        Assert.Equal((null, 0, 7L, 0L), State(feed));
        Assert.Equal(2, (long)feed["last_run"]!["imported"]!);
        Assert.StartsWith("added_after=", taxii.Pages[3], StringComparison.Ordinal);
        Assert.Equal(4, taxii.Pages.Count);
    }

    [Fact]
    public async Task Run_ServerFailsAmidPages_NextPollGoesOnThere()
    {
        await using var taxii = await TaxiiServer.StartAsync(indicators: 7);
        var fails = true;
        taxii.Misbehave = (_, page) => page > 0 && fails ? Answer(500) : null;

        var feed = await app.EndedAsync(await app.CreateAsync("taxii", taxii.ApiRoot));
        Assert.Equal(("The server answered with the status 500.", 1, 2L, 0L), State(feed));
        Assert.Null(feed["last_success_at"]);

        fails = false;
        var before = taxii.Pages.Count;
        feed = await app.RunAsync(feed);

        Assert.Equal((null, 0, 7L, 0L), State(feed));
        Assert.Equal(["next=2", "next=4", "next=6"], taxii.Pages.Skip(before));
        Assert.Equal(7, (await app.DomainsAsync(feed)).Count);
    }

    [Fact]
    public async Task Run_NameOfTheNextPageOver2048Characters_IsAFailure()
    {
        await using var taxii = await TaxiiServer.StartAsync(indicators: 1);
        taxii.Misbehave = static (_, _) => static context => context.Response.WriteAsync($$"""{"more":true,"next":"{{new string('n', 2_049)}}"}""");

        var feed = await app.EndedAsync(await app.CreateAsync("taxii", taxii.ApiRoot));

        Assert.Equal("The server's name of its next page is longer than 2048 characters.", (string?)feed["last_error"]);
    }

    [Fact]
    public async Task Run_MoreThan100Collections_IsAFailureUnlessOneIsNamed()
    {
        await using var taxii = await TaxiiServer.StartAsync(indicators: 1);
        taxii.MoreCollections = 100;

        var all = await app.EndedAsync(await app.CreateAsync("taxii", taxii.ApiRoot));
        var one = await app.EndedAsync(await app.CreateAsync("taxii", taxii.ApiRoot, ("collection", "Indicators")));

        Assert.Equal("The server has more than 100 collections: give the feed the name of one.", (string?)all["last_error"]);
        Assert.Equal((null, 0, 1L, 0L), State(one));
    }

    [Fact]
    public async Task Run_ServerHasForgottenThePage_IsReadAgainToNoEffect()
    {
        await using var taxii = await TaxiiServer.StartAsync(indicators: 4);
        taxii.Misbehave = (_, page) => page == 1 ? Answer(403) : null;
        var feed = await app.EndedAsync(await app.CreateAsync("taxii", taxii.ApiRoot));

        taxii.Misbehave = (_, page) => page == 2 ? Answer(404) : null;
        feed = await app.RunAsync(feed);

        Assert.Equal((null, 0, 4L, 0L), State(feed));
        Assert.Equal(["", "next=2", "next=2", "", "next=2"], taxii.Pages);
    }

    [Fact]
    public async Task Run_ServerThrottles_IsLeftAloneForAsLongAsItAsks()
    {
        await using var taxii = await TaxiiServer.StartAsync(indicators: 1);
        taxii.Misbehave = (context, _) =>
        {
            context.Response.Headers.RetryAfter = "7200";
            return Answer(429);
        };

        var feed = await app.EndedAsync(await app.CreateAsync("taxii", taxii.ApiRoot, ("interval_seconds", 60)));

        Assert.Equal(("The server asks to be polled less often (status 429).", 1, 0L, 0L), State(feed));
        Assert.InRange(Time(feed, "next_run_at") - Time(feed, "last_run_at"), TimeSpan.FromHours(2), TimeSpan.FromHours(2.5));
        Assert.Single(taxii.Pages);
    }

    [Theory]
    [InlineData("<html>no</html>")]
    [InlineData("[]")]
    [InlineData("""{"objects":{"a":1}}""")]
    [InlineData("""{"more":true,"objects":[]}""")]
    [InlineData("""{"objects":[{"type":"indicator",""")]
    public async Task Run_PageOfGarbage_IsAFailureAndNothingIsImported(string page)
    {
        await using var taxii = await TaxiiServer.StartAsync(indicators: 1);
        taxii.Misbehave = (_, _) => context => context.Response.WriteAsync(page);

        var feed = await app.EndedAsync(await app.CreateAsync("taxii", taxii.ApiRoot));

        Assert.StartsWith("The server's ", (string?)feed["last_error"], StringComparison.Ordinal);
        Assert.Equal(0, (long)feed["total"]!["imported"]!);
    }

    [Fact]
    public async Task Run_SomeObjectsAreGarbage_OthersAreImported()
    {
        await using var taxii = await TaxiiServer.StartAsync(indicators: 1);
        taxii.Add(new JsonObject { ["type"] = "indicator", ["id"] = "indicator--nonsense", ["pattern"] = "[" });
        taxii.AddIndicators(1);

        var feed = await app.EndedAsync(await app.CreateAsync("taxii", taxii.ApiRoot));

        Assert.Equal((null, 0, 2L, 1L), State(feed));
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("bearer")]
    public async Task Run_ServerThatWantsASecret_IsShownIt(string type)
    {
        await using var taxii = await TaxiiServer.StartAsync(indicators: 1);
        taxii.Authorization = type == "basic" ? $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:pass:word"))}" : "Bearer a-token";
        JsonNode right = type == "basic"
            ? new JsonObject { ["type"] = type, ["username"] = "ann", ["password"] = "pass:word" }
            : new JsonObject { ["type"] = type, ["token"] = "a-token" };

        var without = await app.EndedAsync(await app.CreateAsync("taxii", taxii.Discovery));
        var with = await app.EndedAsync(await app.CreateAsync("taxii", taxii.Discovery, ("authentication", right)));

        Assert.Equal("The server refuses the feed's authentication (status 401).", (string?)without["last_error"]);
        Assert.Equal((null, 0, 1L, 0L), State(with));
    }

    [Fact]
    public async Task Run_CollectionThatIsNotThereOrMayNotBeRead_IsAFailure()
    {
        await using var taxii = await TaxiiServer.StartAsync(indicators: 1);

        var feed = await app.EndedAsync(await app.CreateAsync("taxii", taxii.ApiRoot, ("collection", "Secrets")));

        Assert.Equal("None of the server's 2 collections is of that name and may be read.", (string?)feed["last_error"]);
    }

    [Fact]
    public async Task Run_AddressOfOneCollection_IsEnough()
    {
        await using var taxii = await TaxiiServer.StartAsync(indicators: 3);

        var feed = await app.EndedAsync(await app.CreateAsync("taxii", $"{taxii.ApiRoot}collections/{TaxiiServer.Collection}"));

        Assert.Equal((null, 0, 3L, 0L), State(feed));
    }

    private static RequestDelegate Answer(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static (string?, int, long, long) State(JsonNode feed) =>
        ((string?)feed["last_error"], (int)feed["failures"]!, (long)feed["total"]!["imported"]!, (long)feed["total"]!["rejected"]!);

    private static DateTimeOffset Time(JsonNode feed, string member) => DateTimeOffset.Parse((string)feed[member]!, CultureInfo.InvariantCulture);
}
