using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Analytics.Intelligence.Import;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Intelligence;

public sealed class IndicatorEndpointsTests : IDisposable
{
    private const string Stix = "application/stix+json;version=2.1";
    private const string Listed = "text/plain";

    private static readonly Guid Id = new("d81f86b9-975b-4c0b-875e-810c5ad45a4f");

    // However busy the machine is, an answer that is not asked to come early is the last one.
    private readonly HelmApp _app = new(("HELM_INTEL_IMPORT_WAIT_MS", "60000"));

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Import_BundleThenEvent_RaisesAnAlertAndCountsASighting()
    {
        var import = await ImportAsync(SomeIntelligence.Bundle(
            $$"""{"type":"relationship","id":"relationship--d81f86b9-975b-4c0b-875e-810c5ad45a40","relationship_type":"indicates","source_ref":"indicator--{{Id}}","target_ref":"malware--d81f86b9-975b-4c0b-875e-810c5ad45a41"}""",
            SomeIntelligence.Stix(Id, "[domain-name:value = 'evil.example']", more: ""","name":"Poison Ivy","confidence":90"""),
            """{"type":"malware","id":"malware--d81f86b9-975b-4c0b-875e-810c5ad45a41","name":"Poison Ivy"}"""), Stix);
        Assert.Equal(("completed", 1, 2, 0), ((string?)import["state"], (int)import["accepted"]!, (int)import["related"]!, (int)import["rejected"]!));

        var result = await MatchAsync("www.evil.example");

        Assert.Equal($"indicator:indicator--{Id}", (string?)result["alerts"]![0]!["rule_id"]);
        var sightings = await Eventually.GetAsync(async () => (await _app.ReadAsync("/api/intel/sightings"))["objects"]!.AsArray() is [{ } sighting] ? sighting : null);
        Assert.Equal($"indicator--{Id}", (string?)sightings["sighting_of_ref"]);
        var details = await _app.ReadAsync($"/api/intel/indicators/{Id}");
        Assert.Equal(("Poison Ivy", 1), ((string?)details["related"]![0]!["name"], (int)details["sighting"]!["count"]!));
    }

    [Fact]
    public async Task Import_SameAgainAndOlder_ChangesNothing()
    {
        var bundle = SomeIntelligence.Bundle(SomeIntelligence.Stix(Id, "[file:name = 'a.exe']"));
        await ImportAsync(bundle, Stix);

        var again = await ImportAsync(bundle, Stix);
        var older = await ImportAsync(SomeIntelligence.Bundle(SomeIntelligence.Stix(Id, "[file:name = 'b.exe']", "2026-10-01T00:00:00Z")), Stix);
        var newer = await ImportAsync(SomeIntelligence.Bundle(SomeIntelligence.Stix(Id, "[file:name = 'c.exe']", "2026-11-02T00:00:00Z")), Stix);

        Assert.Equal([(0, 1), (0, 1), (1, 0)], new[] { again, older, newer }.Select(static one => ((int)one["accepted"]!, (int)one["unchanged"]!)));
        Assert.Equal("c.exe", (string?)(await _app.ReadAsync($"/api/intel/indicators/{Id}"))["value"]);
    }

    [Fact]
    public async Task Delete_Indicator_IsNoLongerLookedForWhateverIsImported()
    {
        await ImportAsync("evil.example\n", Listed);
        var id = (string?)(await MatchAsync("evil.example"))["findings"]![0]!["rule_id"]!;
        var uuid = id!["indicator:indicator--".Length..];
        using var client = _app.WithKey();

        using var deleted = await client.DeleteAsync($"/api/intel/indicators/{uuid}");
        await ImportAsync("evil.example\n", Listed, "?label=again");

        Assert.Equal("revoked", (string?)(await deleted.ReadJsonAsync())["state"]);
        await Eventually.TrueAsync(async () => (await _app.AssessAsync("""{"event_type":"dns","query":"evil.example"}"""))["findings"]!.AsArray().Count == 0);
        Assert.Equal(("revoked", "again"), ((string?)(await _app.ReadAsync($"/api/intel/indicators/{uuid}"))["state"], (string?)(await _app.ReadAsync($"/api/intel/indicators/{uuid}"))["labels"]![0]));
    }

    [Fact]
    public async Task PutConfidence_Override_PersistsOverImportsUntilItIsTakenBack()
    {
        await ImportAsync(SomeIntelligence.Bundle(SomeIntelligence.Stix(Id, "[file:name = 'a.exe']")), Stix);
        using var client = _app.WithKey();
        async Task<JsonNode> PutAsync(string body, HttpStatusCode expected = HttpStatusCode.OK)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await client.PutAsync($"/api/intel/indicators/{Id}/confidence", content);
            Assert.Equal(expected, response.StatusCode);
            return await response.ReadJsonAsync();
        }

        Assert.Equal(95, (double)(await PutAsync("""{"confidence":95}"""))["score"]!);
        await ImportAsync(SomeIntelligence.Bundle(SomeIntelligence.Stix(Id, "[file:name = 'a.exe']", "2026-11-02T00:00:00Z", ""","confidence":10""")), Stix);

        var read = await _app.ReadAsync($"/api/intel/indicators/{Id}");
        Assert.Equal((95, 10, "active"), ((double)read["score"]!, (int)read["confidence"]!, (string?)read["state"]));
        Assert.Equal("decayed", (string?)(await PutAsync("""{"confidence":null}"""))["state"]);
        Assert.Equal("confidence", (string?)(await PutAsync("""{"confidence":101}""", HttpStatusCode.BadRequest))["context"]!["field"]);
        await PutAsync("{}", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Get_ListWithFilters_FindsValuesInAnySpelling()
    {
        await ImportAsync("evil.example\n198.51.100.7\nhttp://bad.example/x\n", Listed, "?source=mine&label=apt");
        async Task<IEnumerable<string?>> ValuesAsync(string query) => (await _app.ReadAsync($"/api/intel/indicators{query}"))["indicators"]!.AsArray().Select(static one => (string?)one!["value"]);

        Assert.Equal(3, (await ValuesAsync("?source=mine&label=apt&state=active")).Count());
        Assert.Equal(["evil.example"], await ValuesAsync("?value=EVIL.example."));
        Assert.Equal(["198.51.100.7"], await ValuesAsync("?type=ipv4"));
        Assert.Empty(await ValuesAsync("?source=other"));
        Assert.Empty(await ValuesAsync("?value=nothing%20of%20the%20kind"));
        using var response = await _app.GetAsync("/api/intel/indicators?type=mutex");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Import_BodyThatBreaksOff_SaysSoWithWhatIsStored()
    {
        var packed = Imported.Packed(string.Concat(Enumerable.Range(0, 5_000).Select(static i => $"host-{i * 7919}.example\n")));
        using var response = await PostAsync(packed[..(packed.Length / 2)], Listed, encoding: "gzip");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.ReadJsonAsync();
        Assert.Equal(("It is not whole gzip.", "failed"), ((string?)problem["message"], (string?)problem["import"]!["state"]));
        Assert.Equal((long)problem["import"]!["accepted"]!, (await CountAsync()));
    }

    [Theory]
    [InlineData("application/xml", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", "br", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", null, HttpStatusCode.BadRequest)]
    public async Task Import_WhatCannotBeRead_IsRefused(string type, string? encoding, HttpStatusCode expected)
    {
        using var response = await PostAsync("hello"u8.ToArray(), type, encoding);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Import_RespondAsync_IsAJobThatCanBeWatched()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/intel/indicators?source=large")
        {
            Content = Body(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"host-{i}.example\n")) + "not one\n"), Listed),
            Headers = { { "Prefer", "respond-async" } },
        };
        using var client = _app.WithKey();
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);

        var stream = await client.GetStringAsync($"{response.Headers.Location}/progress");

        var last = stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.StartsWith("event: finished\ndata: ", last, StringComparison.Ordinal);
        var report = JsonNode.Parse(last[last.IndexOf('{', StringComparison.Ordinal)..])!;
        Assert.Equal(("completed", 20_000, 1, "not one"), ((string?)report["state"], (int)report["accepted"]!, (int)report["rejected"]!, (string?)report["errors"]![0]!["id"]));
        Assert.Equal("large", (string?)(await _app.ReadAsync("/api/intel/imports"))["imports"]![0]!["source"]);
        await Eventually.TrueAsync(() => Directory.GetFiles(Path.Combine(Path.GetDirectoryName(_app.DatabasePath)!, "imports")).Length == 0);
    }

    [Fact]
    public async Task Import_Shared_WorksForAllTenantsAndIsTheOperators()
    {
        await _app.CreateTenantAsync("acme");
        await _app.CreateTenantAsync("other");
        var key = (string)(await _app.IssueKeyAsync("acme", "intel:write", "intel:read", "events:write"))["key"]!;
        var othersKey = (string)(await _app.IssueKeyAsync("other", "events:write"))["key"]!;

        await ImportAsync("shared.example\n", Listed, "?shared=true");
        await ImportAsync("own.example\n", Listed, key: key);
        using var refused = await PostAsync("x.example\n"u8.ToArray(), Listed, query: "?shared=true", key: key);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await MatchAsync("shared.example", key);
        await MatchAsync("own.example", key);
        using var client = _app.WithKey(othersKey);
        using var body = new StringContent("""{"event_type":"dns","query":"own.example"}""", Encoding.UTF8, "application/json");
        using var assessed = await client.PostAsync("/api/events", body);
        Assert.Empty((await assessed.ReadJsonAsync())["findings"]!.AsArray());
    }

    private static ByteArrayContent Body(byte[] bytes, string type, string? encoding = null)
    {
        var content = new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return content;
    }

    private async Task<long> CountAsync()
    {
        var (count, cursor) = (0L, string.Empty);
        do
        {
            var page = await _app.ReadAsync($"/api/intel/indicators?limit=500{cursor}");
            count += page["indicators"]!.AsArray().Count;
            cursor = page["next_cursor"] is { } next ? $"&cursor={next}" : string.Empty;
        }
        while (cursor.Length > 0);
        return count;
    }

    // New indicators come into force within moments.
    private async Task<JsonNode> MatchAsync(string domain, string key = HelmApp.Key) => await Eventually.GetAsync(async () =>
    {
        using var client = _app.WithKey(key);
        using var body = new StringContent($$"""{"event_type":"dns","query":"{{domain}}"}""", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/events", body);
        var result = await response.ReadJsonAsync();
        return result["findings"] is JsonArray { Count: > 0 } ? result : null;
    });

    private async Task<JsonNode> ImportAsync(string text, string type, string query = "", string key = HelmApp.Key)
    {
        using var response = await PostAsync(Encoding.UTF8.GetBytes(text), type, query: query, key: key);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        var job = await response.ReadJsonAsync();
        using var client = _app.WithKey();
        return response.StatusCode == HttpStatusCode.OK ? job : await Eventually.GetAsync(async () =>
            await _app.ReadAsync($"/api/intel/imports/{job["id"]}") is { } now && (string?)now["state"] != "running" ? now : null);
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] bytes, string type, string? encoding = null, string query = "", string key = HelmApp.Key)
    {
        using var client = _app.WithKey(key);
        using var body = Body(bytes, type, encoding);
        return await client.PostAsync($"/api/intel/indicators{query}", body);
    }
}
