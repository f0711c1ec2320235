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
