using System.Net;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.ApiService.Gateway.Audit;

public sealed class AuditTests : IDisposable
{
    private readonly HelmApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Requests_ChangesAndReads_AreInTheLogWithWhoAndWhat()
    {
        var stored = await _app.AssessAsync("""{"event_type":"login"}""");
        var id = stored["id"]!.GetValue<string>();
        await _app.ReadAsync($"/api/events/{id}");
        await _app.ReadAsync("/api/events/count?user_id=ann");
        using var missing = await _app.GetAsync($"/api/alerts/{Guid.Empty}");
        using var wrong = await _app.GetAsync("/api/events?limit=x");
        using var refused = await _app.SubmitAsync("{");

        var entries = await ListAsync(string.Empty);

        Assert.Equal(
            [("SubmitEvent", 202, id), ("GetEvent", 200, id), ("CountEvents", 200, null), ("GetAlert", 404, $"{Guid.Empty}"), ("ListEvents", 400, null), ("SubmitEvent", 400, null)],
            entries.Reverse().Select(entry => (Text(entry, "route")!, entry["outcome"]!.GetValue<int>(), Text(entry, "target"))));
        Assert.All(entries, entry => Assert.Equal(("default", "127.0.0.1"), (Text(entry, "key"), Text(entry, "address"))));
        Assert.Equal(wrong.Headers.GetValues("X-Request-ID").Single(), Text(entries[1], "request_id"));
        Assert.DoesNotContain("ann", entries.Aggregate(string.Empty, (text, entry) => text + entry.ToJsonString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_SameEventAgain_IsAReadOfTheFirst()
    {
        await _app.AssessAsync("""{"event_type":"login"}""", ("Idempotency-Key", "one"));
        await _app.AssessAsync("""{"event_type":"login"}""", ("Idempotency-Key", "one"));
        using var conflict = await _app.SubmitAsync("""{"event_type":"logout"}""", ("Idempotency-Key", "one"));

        var entries = await ListAsync("?route=SubmitEvent");

        Assert.Equal([409, 200, 202], entries.Select(entry => entry["outcome"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Read_KeyOfTooSmallAScope_IsInTheLogWithTheRefusal()
    {
        var key = await _app.IssueKeyAsync("default", "alerts:read");
        using var client = _app.WithKey((string)key["key"]!);

        using var refused = await client.GetAsync("/api/events");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal((string?)key["id"], Text(Assert.Single(await ListAsync("?outcome=403&route=ListEvents")), "key"));
    }

    [Fact]
    public async Task List_AuditItself_IsAuditedToo()
    {
        await ListAsync(string.Empty);

        Assert.Equal("ListAudit", Text(Assert.Single(await ListAsync("?route=ListAudit&outcome=200&key=default")), "route"));
    }

    [Fact]
    public async Task Verify_EntriesAfterSeconds_AreSealedAndWhole()
    {
        await _app.AssessAsync("""{"event_type":"login"}""");

        JsonNode found = null!;
        await Eventually.TrueAsync(async () => (found = await _app.ReadAsync("/api/audit/verify"))["entries"]!.GetValue<long>() > 0);

        Assert.True(found["intact"]!.GetValue<bool>());
        Assert.Null(found["broken"]);
    }

    [Fact]
    public async Task Verify_EndCutOff_SaysFromWhere()
    {
        await _app.AssessAsync("""{"event_type":"login"}""");
        await Eventually.TrueAsync(async () => (await _app.ReadAsync("/api/audit/verify"))["entries"]!.GetValue<long>() > 0);

        Execute("DROP TRIGGER audit_entries_no_delete; DELETE FROM audit_entries");

        var found = await _app.ReadAsync("/api/audit/verify");
        Assert.False(found["intact"]!.GetValue<bool>());
        Assert.Equal(1, found["broken"]!["number"]!.GetValue<long>());
    }

    [Fact]
    public async Task Read_AuditCannotBeWritten_AnswersNothingBut503()
    {
        await _app.AssessAsync("""{"event_type":"secret-login"}""");
        Execute("DROP TABLE audit_pending");

        foreach (var path in new[] { "/api/events", "/api/events/count", "/api/alerts" })
        {
            using var response = await _app.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal("DATABASE_ERROR", (await response.ReadJsonAsync())["error_code"]!.GetValue<string>());
        }

        using var submitted = await _app.SubmitAsync("""{"event_type":"unaudited"}""");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, submitted.StatusCode);
        Assert.Equal(1L, Execute("SELECT count(*) FROM events"));
    }

    [Fact]
    public void Routes_ThatNeedAKey_AreAllAudited()
    {
        var routes = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is null && route.RoutePattern.RawText?.StartsWith("/api", StringComparison.Ordinal) == true)
            .ToList();

        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.NotNull(route.Metadata.GetMetadata<HelmAI.ApiService.Gateway.Audit.AuditedRoutes>()));
    }

    private static string? Text(JsonNode entry, string name) => entry[name]?.GetValue<string>();

    private async Task<IReadOnlyList<JsonNode>> ListAsync(string query) => [.. (await _app.ReadAsync($"/api/audit{query}"))["entries"]!.AsArray().Select(entry => entry!)];

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_app.DatabasePath};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
