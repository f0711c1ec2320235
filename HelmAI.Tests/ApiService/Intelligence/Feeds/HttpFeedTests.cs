using System.Text.Json.Nodes;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace HelmAI.Tests.ApiService.Intelligence.Feeds;

/// <summary>Feeds that are files of a web server.</summary>
public sealed class HttpFeedTests
{
    [Fact]
    public async Task Run_ListWithATag_IsReadAgainOnlyWhereItHasChanged()
    {
        var (list, tag, bodies) = ("one.example\ntwo.example\n", "\"1\"", 0);
        await using var server = await FakeServer.StartAsync(context =>
        {
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            bodies++;
            return context.Response.WriteAsync(list);
        });
        using var app = new FeedApp();

        var feed = await app.EndedAsync(await app.CreateAsync("list", server.Url.ToString()));
        Assert.Equal((2, 2), Counts(feed));
        feed = await app.RunAsync(feed);
        Assert.Equal((0, 2), Counts(feed));
        Assert.Equal(1, bodies);
        Assert.Null(feed["last_error"]);

        (list, tag) = ("one.example\nthree.example\n", "\"2\"");
        feed = await app.RunAsync(feed);
        Assert.Equal((1, 3), Counts(feed));
        Assert.Equal(["one.example", "three.example", "two.example"], await app.DomainsAsync(feed));
    }

    [Fact]
    public async Task Run_CsvWithAHeaderOfOnesOwn_IsImported()
    {
        string? shown = null;
        await using var server = await FakeServer.StartAsync(context =>
        {
            shown = context.Request.Headers["X-Feed-Key"];
            return context.Response.WriteAsync("type,value,confidence\ndomain,one.example,80\ndomain,two.example,70\n");
        });
        using var app = new FeedApp();

        var feed = await app.EndedAsync(await app.CreateAsync(
            "csv", server.Url.ToString(), ("authentication", new JsonObject { ["type"] = "header", ["name"] = "X-Feed-Key", ["value"] = "a-key" })));

        Assert.Equal((2, 2), Counts(feed));
        Assert.Equal("a-key", shown);
    }

    [Fact]
    public async Task Run_BodyThatNeverEnds_IsAFailureOnceThePollHasTakenTooLong()
    {
        await using var server = await FakeServer.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("#", context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        });
        using var app = new FeedApp(("HELM_FEEDS_LONGEST_POLL_SECONDS", "1"));

        var feed = await app.EndedAsync(await app.CreateAsync("list", server.Url.ToString()));

        Assert.Equal(("The server took too long; the next poll goes on where this one ended.", 1), ((string?)feed["last_error"], (int)feed["failures"]!));
    }

    [Fact]
    public async Task Run_FileLargerThanAllowed_IsAFailure()
    {
        await using var server = await FakeServer.StartAsync(context => context.Response.WriteAsync(new string('a', 5_000)));
        using var app = new FeedApp(("HELM_FEEDS_MAX_BYTES", "4096"));

        var feed = await app.EndedAsync(await app.CreateAsync("list", server.Url.ToString()));

        Assert.Equal("The server's file is larger than 4096 bytes.", (string?)feed["last_error"]);
    }

    [Fact]
    public async Task Run_FileThatBreaksOff_IsAFailureAndReadWholeNextTime()
    {
        var breaks = true;
        await using var server = await FakeServer.StartAsync(async context =>
        {
            // More than lies between two sockets: once it is written, the reader is in the middle of it.
            var much = $"#{new string(' ', 16 * 1024 * 1024)}\none.example\n";
            context.Response.Headers.ETag = "\"1\"";
            context.Response.ContentLength = much.Length + "two.example\n".Length;
            await context.Response.WriteAsync(much);
            if (breaks)
            {
                context.Abort();
                return;
            }

            await context.Response.WriteAsync("two.example\n");
        });
        using var app = new FeedApp();

        var feed = await app.EndedAsync(await app.CreateAsync("list", server.Url.ToString()));
        Assert.Equal("The server's file broke off.", (string?)feed["last_error"]);

        breaks = false;
        Assert.Equal((2, 2), Counts(await app.RunAsync(feed)));
    }

    [Fact]
    public async Task Run_Redirect_IsNotFollowed()
    {
        var elsewhere = 0;
        await using var other = await FakeServer.StartAsync(context =>
        {
            elsewhere++;
            return context.Response.WriteAsync("one.example");
        });
        await using var server = await FakeServer.StartAsync(context =>
        {
            context.Response.Redirect(other.Url.ToString());
            return Task.CompletedTask;
        });
        using var app = new FeedApp();

        var feed = await app.EndedAsync(await app.CreateAsync("list", server.Url.ToString()));

        Assert.Equal("The server redirects (status 302), which is not followed: give the feed its new address.", (string?)feed["last_error"]);
        Assert.Equal(0, elsewhere);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task Run_PrivateAddressThatIsNotAllowed_IsNotConnectedTo(string host)
    {
        var asked = 0;
        await using var server = await FakeServer.StartAsync(_ =>
        {
            asked++;
            return Task.CompletedTask;
        });
        using var app = new FeedApp(("HELM_FEEDS_PRIVATE_ADDRESSES", "false"));

        var feed = await app.EndedAsync(await app.CreateAsync("list", $"http://{host}:{server.Url.Port}/"));

        Assert.Equal("The feed's address is not a public one, and others are not allowed (HELM_FEEDS_PRIVATE_ADDRESSES).", (string?)feed["last_error"]);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task Run_MispFeed_EventsAreReadOnceUnlessTheyChange()
    {
        const string First = "5c1d0eb6-0000-4000-8000-000000000001";
        const string Second = "5c1d0eb6-0000-4000-8000-000000000002";
        const string Missing = "5c1d0eb6-0000-4000-8000-000000000003";
        var asked = new List<string>();
        var manifest = new JsonObject { [Second] = Entry(200), [Missing] = Entry(150), [First] = Entry(100), ["../../etc/passwd"] = Entry(300) };
        await using var server = await FakeServer.StartAsync(context =>
        {
            var file = context.Request.Path.Value![1..];
            asked.Add(file);
            switch (file)
            {
                case "manifest.json":
                    return context.Response.WriteAsync(manifest.ToJsonString());
                case $"{First}.json":
                    return context.Response.WriteAsync(Event(First, "one.example"));
                case $"{Second}.json":
                    return context.Response.WriteAsync(Event(Second, "two.example"));
                default:
                    context.Response.StatusCode = 404;
                    return Task.CompletedTask;
            }
        });
        using var app = new FeedApp();

        var feed = await app.EndedAsync(await app.CreateAsync("misp", server.Url.ToString()));
        Assert.Null(feed["last_error"]);
        Assert.Equal((2, 2), Counts(feed));
        Assert.Equal(1, (int)feed["last_run"]!["rejected"]!);
        Assert.Equal(["manifest.json", $"{First}.json", $"{Missing}.json", $"{Second}.json"], asked);

        asked.Clear();
        manifest[First] = Entry(400);
        feed = await app.RunAsync(feed);
        Assert.Equal(["manifest.json", $"{First}.json"], asked);
        Assert.Equal(["one.example", "two.example"], await app.DomainsAsync(feed));
    }

    private static JsonObject Entry(int timestamp) => new() { ["timestamp"] = $"{timestamp}", ["info"] = "An event" };

    private static string Event(string id, string domain) =>
        $$$"""{"Event":{"uuid":"{{{id}}}","info":"An event","timestamp":"1769860800","Attribute":[{"uuid":"{{{id[..^4]}}}aa{{{id[^2..]}}}","type":"domain","value":"{{{domain}}}","to_ids":true,"timestamp":"1769860800"}]}}""";

    private static (int, int) Counts(JsonNode feed) => ((int)feed["last_run"]!["imported"]!, (int)feed["total"]!["imported"]!);
}
