using System.Net;
using HelmAI.Core.Events;
using HelmAI.Tests.Analytics.Processing;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Events;

/// <summary>Failed events over HTTP.</summary>
public sealed class EventReplayTests
{
    [Fact]
    public async Task Replay_FailedEvent_IsListedAnalysedAgainAndThenConflicts()
    {
        var broken = true;
        await using var app = new HelmApp([new TestContent((_, output) =>
        {
            if (Volatile.Read(ref broken))
            {
                throw new InvalidOperationException("cannot look at this");
            }

            output.Add(Some.Finding("mended", Severity.High, 1));
        })]);
        var id = (string)(await app.AssessAsync("{}"))["id"]!;
        var listed = Assert.Single((await app.ReadAsync("/api/events?status=failed"))["events"]!.AsArray());
        Assert.Equal((id, "InvalidOperationException: cannot look at this"), ((string?)listed!["id"], (string?)listed["error"]));
        Assert.Contains("helm_events_analyzed_total{status=\"failed\"} 1", await (await app.GetAsync("/metrics")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Volatile.Write(ref broken, false);
        using var client = app.WithKey();
        using var replayed = await client.PostAsync($"/api/events/{id}/replay", content: null);
        Assert.Equal((HttpStatusCode.Accepted, $"/api/events/{id}"), (replayed.StatusCode, replayed.Headers.Location?.OriginalString));
        Assert.Equal("queued", (string?)(await replayed.ReadJsonAsync())["status"]);

        await Eventually.TrueAsync(async () => (string?)(await app.ReadAsync($"/api/events/{id}"))["status"] == "processed");
        var read = await app.ReadAsync($"/api/events/{id}");
        Assert.Equal(0.95, (double?)read["risk_score"]);
        Assert.Equal("InvalidOperationException: cannot look at this", (string?)Assert.Single(read["replays"]!.AsArray())!["error"]);
        using var again = await client.PostAsync($"/api/events/{id}/replay", content: null);
        await again.ExpectProblemAsync(HttpStatusCode.Conflict, "CONFLICT");
    }

    [Fact]
    public async Task Replay_UnknownEvent_IsNotFound()
    {
        await using var app = new HelmApp();
        using var client = app.WithKey();

        using var response = await client.PostAsync($"/api/events/{Some.Id()}/replay", content: null);

        await response.ExpectProblemAsync(HttpStatusCode.NotFound, "NOT_FOUND");
    }
}
