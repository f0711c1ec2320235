using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Alerts;

public sealed class AlertEndpointsTests : IDisposable
{
    private readonly HelmApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_AlertOfAnEvent_IsTheSameEverywhere()
    {
        var result = await _app.AssessAsync("""{"event_type":"threat","severity":"high","type":"malware","user_id":"ann"}""");
        var raised = Assert.Single(result["alerts"]!.AsArray())!.ToJsonString();

        var read = await _app.ReadAsync($"/api/alerts/{result["alerts"]![0]!["id"]}");
        var listed = Assert.Single((await _app.ReadAsync("/api/alerts"))["alerts"]!.AsArray());
        var ofEvent = Assert.Single((await _app.ReadAsync($"/api/events/{result["id"]}/alerts"))["alerts"]!.AsArray());

        Assert.Equal(raised, read.ToJsonString());
        Assert.Equal(raised, listed!.ToJsonString());
        Assert.Equal(raised, ofEvent!.ToJsonString());
        Assert.False(read.AsObject().ContainsKey("tenant_id"));
    }

    [Fact]
    public async Task Submit_SameThreatTwiceInOneWindow_IsOneAlertThatCountsBoth()
    {
        var first = await _app.AssessAsync("""{"event_type":"threat","severity":"high","type":"malware","user_id":"ann","timestamp":"2026-01-31T12:00:01Z"}""");
        var second = await _app.AssessAsync("""{"event_type":"threat","severity":"high","type":"malware","user_id":"ann","timestamp":"2026-01-31T12:59:59Z"}""");
        await _app.AssessAsync("""{"event_type":"threat","severity":"high","type":"malware","user_id":"ann","timestamp":"2026-01-31T13:00:00Z"}""");

        var alert = Assert.Single(second["alerts"]!.AsArray())!;

        Assert.Equal((string?)first["alerts"]![0]!["id"], (string?)alert["id"]);
        Assert.Equal((string?)first["id"], (string?)alert["event_id"]);
        Assert.Equal(2, (int)alert["event_count"]!);
        Assert.Equal("2026-01-31T12:00:01+00:00", (string?)alert["first_seen"]);
        Assert.Equal("2026-01-31T12:59:59+00:00", (string?)alert["last_seen"]);
        Assert.Equal([1, 2], (await _app.ReadAsync("/api/alerts"))["alerts"]!.AsArray().Select(listed => (int)listed!["event_count"]!));
    }

    [Fact]
    public async Task List_FollowedByItsCursor_ShowsEveryAlertOnce()
    {
        for (var i = 0; i < 3; i++)
        {
            await _app.AssessAsync($$"""{"event_type":"threat","severity":"high","user_id":"user-{{i}}"}""");
        }

        var first = await _app.ReadAsync("/api/alerts?limit=2");
        var second = await _app.ReadAsync($"/api/alerts?limit=2&cursor={first["next_cursor"]}");

        Assert.Null(second["next_cursor"]);
        Assert.Equal(["user-2", "user-1", "user-0"], first["alerts"]!.AsArray().Concat(second["alerts"]!.AsArray()).Select(alert => (string?)alert!["entity"]!["value"]));
    }
}
