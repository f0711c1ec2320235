using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Events;

public sealed class EventListTests : IDisposable
{
    private readonly HelmApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task List_FollowedByItsCursor_ShowsEveryEventOnceNewestFirst()
    {
        for (var i = 0; i < 7; i++)
        {
            await _app.AssessAsync($$"""{"event_id":{{i}},"timestamp":"2026-01-31T12:00:0{{i / 2}}Z"}""");
        }

        var (seen, path) = (new List<string?>(), "/api/events?limit=3");
        while (path is not null)
        {
            var page = await _app.ReadAsync(path);
            seen.AddRange(page["events"]!.AsArray().Select(item => (string?)item!["event_id"]));
            path = (string?)page["next_cursor"] is { } cursor ? $"/api/events?limit=3&cursor={cursor}" : null;
        }

        Assert.Equal(["6", "5", "4", "3", "2", "1", "0"], seen);
    }
}
