using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Alerts;

public sealed class SuppressionEndpointsTests(HelmApp app) : IClassFixture<HelmApp>
{
    private static string Tomorrow => TimeProvider.System.GetUtcNow().AddDays(1).ToString("O", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Suppression_WhileItLasts_HidesAlertsAndShowsAndCountsFindings()
    {
        using var measured = new Measurements(app.Services);
        var made = await CreateAsync($$"""{"rule_id":"helm.reported_threat","entity":{"type":"user","value":"hidden"},"until":"{{Tomorrow}}","comment":"Test"}""");
        var id = (string)made["id"]!;
        Assert.Equal(("active", 0), ((string?)made["status"], (int)made["hidden_count"]!));

        JsonNode result = new JsonObject();
        await Eventually.TrueAsync(async () => (result = await ThreatAsync("hidden"))["alerts"]!.AsArray().Count == 0);
        var before = (int)(await app.ReadAsync($"/api/suppressions/{id}"))["hidden_count"]!;
        var next = await ThreatAsync("hidden");
        var after = await app.ReadAsync($"/api/suppressions/{id}");

        Assert.Equal((id, 0.95), ((string?)result["findings"]![0]!["suppressed_by"], (double)result["risk_score"]!));
        Assert.Equal(before + 1, (int)after["hidden_count"]!);
        Assert.Equal((string?)next["analyzed_at"], (string?)after["last_hidden_at"]);
        Assert.Equal(before + 1, measured.Sum("helm.alerts.suppressed", ("severity", "high")));
        Assert.Single((await ThreatAsync("shown"))["alerts"]!.AsArray());

        using var removed = await app.SendAsync(HttpMethod.Delete, $"/api/suppressions/{id}", body: null);
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        await Eventually.TrueAsync(async () => (await ThreatAsync("hidden"))["alerts"]!.AsArray().Count == 1);
        using var gone = await app.GetAsync($"/api/suppressions/{id}");
        var problem = await gone.ExpectProblemAsync(HttpStatusCode.NotFound, "NOT_FOUND");
        Assert.Equal("No suppression has this id.", (string?)problem["message"]);
    }

    [Fact]
    public async Task List_FollowedByItsCursor_ShowsEachOnceNewestFirst()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Insert(0, (string)(await CreateAsync($$"""{"rule_id":"listed-{{i}}","until":"{{Tomorrow}}"}"""))["id"]!);
        }

        var first = await app.ReadAsync("/api/suppressions?limit=2");
        var second = await app.ReadAsync($"/api/suppressions?limit=500&cursor={first["next_cursor"]}");

        var listed = first["suppressions"]!.AsArray().Concat(second["suppressions"]!.AsArray()).Select(one => (string)one!["id"]!);
        Assert.Equal(ids, listed.Where(ids.Contains));
    }

    [Theory]
    [InlineData("""{"until":"TOMORROW"}""", "rule_id")]
    [InlineData("""{"rule_id":"","until":"TOMORROW"}""", "rule_id")]
    [InlineData("""{"rule_id":"a"}""", "until")]
    [InlineData("""{"rule_id":"a","until":"2020-01-01T00:00:00Z"}""", "until")]
    [InlineData("""{"rule_id":"a","until":"9999-01-01T00:00:00Z"}""", "until")]
    [InlineData("""{"rule_id":"a","until":"tomorrow"}""", "until")]
    [InlineData("""{"rule_id":"a","until":null}""", "until")]
    [InlineData("""{"entity":{"type":"user"},"until":"TOMORROW"}""", "entity.value")]
    [InlineData("""{"entity":{"type":"user","value":""},"until":"TOMORROW"}""", "entity.value")]
    [InlineData("""{"entity":"ann","until":"TOMORROW"}""", "entity")]
    [InlineData("""{"rule":"a","until":"TOMORROW"}""", "rule")]
    public async Task Create_WhatCannotBe_NamesTheMember(string body, string field)
    {
        using var response = await app.SendAsync(HttpMethod.Post, "/api/suppressions", body.Replace("TOMORROW", Tomorrow, StringComparison.Ordinal));

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }

    private Task<JsonNode> ThreatAsync(string user) => app.AssessAsync($$"""{"event_type":"threat","severity":"high","user_id":"{{user}}"}""");

    private async Task<JsonNode> CreateAsync(string body)
    {
        using var response = await app.SendAsync(HttpMethod.Post, "/api/suppressions", body);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = await response.ReadJsonAsync();
        Assert.Equal($"/api/suppressions/{made["id"]}", response.Headers.Location?.ToString());
        return made;
    }
}
