using System.Net;
using System.Text;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Events.BackPressure;

public sealed class BackPressureTests : IDisposable
{
    // Nobody analyses, so that whatever is stored waits.
    private readonly HelmApp _app = new(("HELM_BACKLOG_LIMIT", "3000"), ("HELM_ANALYTICS", "external"), ("HELM_EVENT_WAIT_MS", "0"));

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Batch_ReachesTheBound_StopsWithCountsAndLaterEventsAreRefused()
    {
        using var client = _app.WithKey();
        using var batch = new StringContent(string.Concat(Enumerable.Repeat("{\"a\":1}\n", 10_000)), Encoding.UTF8, "application/x-ndjson");

        using var answer = await client.PostAsync("/api/events/batch", batch);

        var problem = await answer.ExpectProblemAsync(HttpStatusCode.ServiceUnavailable, "BACKLOG_FULL");
        var accepted = (int)problem["accepted"]!;
        Assert.Equal(3_000, accepted);
        Assert.Equal(accepted, (int)problem["resume_at"]!);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(accepted, (int)(await _app.ReadAsync("/api/events/count"))["count"]!);

        using var single = await _app.SubmitAsync("{}");
        await single.ExpectProblemAsync(HttpStatusCode.ServiceUnavailable, "BACKLOG_FULL");
        Assert.NotNull(single.Headers.RetryAfter);
        using var threat = await _app.AnalyzeAsync("{}");
        await threat.ExpectProblemAsync(HttpStatusCode.ServiceUnavailable, "BACKLOG_FULL");
    }

    [Fact]
    public async Task Single_BacklogShrinks_EventsAreTakenAgain()
    {
        using var client = _app.WithKey();
        using var batch = new StringContent(string.Concat(Enumerable.Repeat("{\"a\":1}\n", 3_000)), Encoding.UTF8, "application/x-ndjson");
        using var filled = await client.PostAsync("/api/events/batch", batch);
        Assert.Equal(HttpStatusCode.OK, filled.StatusCode);
        using var refused = await _app.SubmitAsync("{}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);

        await using (var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_app.DatabasePath};Pooling=false"))
        {
            await database.OpenAsync();
            await using var command = database.CreateCommand();
            command.CommandText = "DELETE FROM event_queue";
            await command.ExecuteNonQueryAsync();
        }

        await Eventually.TrueAsync(async () =>
        {
            using var taken = await _app.SubmitAsync("{}");
            return taken.StatusCode == HttpStatusCode.Accepted;
        });
    }
}
