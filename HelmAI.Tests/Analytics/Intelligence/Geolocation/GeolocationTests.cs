using System.Net;
using System.Text.Json.Nodes;
using HelmAI.Analytics.Intelligence.Geolocation;
using HelmAI.Tests.ApiService.Rules;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Intelligence.Geolocation;

/// <summary>Events whose addresses are looked up in databases of MaxMind's format.</summary>
public sealed class GeolocationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Submit_AddressOfAKnownPlace_RulesSeeItAndFindingsShowIt()
    {
        using var app = new HelmApp(("HELM_GEOIP_CITY", WriteCities()), ("HELM_GEOIP_ASN", WriteSystems()));
        await app.SendYamlAsync("/api/rules", RuleRequests.Rule("from-abroad", "source.geo.country_iso_code: DE")).ExpectAsync(HttpStatusCode.Created);
        await app.SendYamlAsync("/api/rules", RuleRequests.Rule("to-a-system", "destination.as.number: 64496")).ExpectAsync(HttpStatusCode.Created);

        var result = await app.AssessAsync("""{"event_type":"login","user_id":"ann","source.ip":"203.0.113.7","destination":{"ip":"2001:db8::7"}}""");
        var other = await app.AssessAsync("""{"event_type":"login","user_id":"ann","source.ip":"198.51.100.7"}""");
        var stored = await app.ReadAsync($"/api/events/{result["id"]}");

        Assert.Equal(["from-abroad", "to-a-system"], result["findings"]!.AsArray().Select(finding => (string?)finding!["rule_id"]).Order());
        Assert.All(result["findings"]!.AsArray(), finding => Assert.Equal(
            [("destination.as.number", "64496"), ("destination.as.organization.name", "Example Net"), ("source.geo.country_iso_code", "DE")],
            Evidence(finding!)));
        Assert.Contains("source.geo.country_iso_code", result["alerts"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(other["findings"]!.AsArray());
        Assert.DoesNotContain("Berlin", stored.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_NoDatabase_IsAsBefore()
    {
        using var app = new HelmApp();
        await app.SendYamlAsync("/api/rules", RuleRequests.Rule("from-abroad", "source.geo.country_iso_code: DE")).ExpectAsync(HttpStatusCode.Created);

        Assert.Empty((await app.AssessAsync("""{"event_type":"login","source.ip":"203.0.113.7"}"""))["findings"]!.AsArray());
        Assert.Single((await app.AssessAsync("""{"event_type":"login","source.ip":"203.0.113.7","source.geo.country_iso_code":"DE"}"""))["findings"]!.AsArray());
    }

    [Fact]
    public void Validate_FileThatIsNoDatabase_IsAMistakeInTheConfiguration()
    {
        var garbage = _folder.File("garbage.mmdb");
        File.WriteAllText(garbage, "no database");

        var result = new GeoOptionsValidator().Validate(name: null, new GeoOptions { City = garbage, Asn = _folder.File("missing.mmdb") });

        Assert.Equal(2, result.Failures!.Count());
        Assert.True(new GeoOptionsValidator().Validate(name: null, new GeoOptions { City = WriteCities() }).Succeeded);
    }

    private static IEnumerable<(string?, string?)> Evidence(JsonNode finding) => finding["evidence"]!.AsArray()
        .Select(one => ((string?)one!["field"], (string?)one["value"])).Order();

    private string WriteCities() => new MmdbFile()
        .Add("203.0.113.0/24", new(StringComparer.Ordinal)
        {
            ["country"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["iso_code"] = "DE", ["names"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["en"] = "Germany" },
            },
            ["city"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["names"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["en"] = "Berlin" } },
            ["location"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["latitude"] = 52.5, ["longitude"] = 13.4 },
        })
        .WriteTo(_folder.File("city.mmdb"));

    private string WriteSystems() => new MmdbFile()
        .Add("2001:db8::/32", new(StringComparer.Ordinal) { ["autonomous_system_number"] = 64_496u, ["autonomous_system_organization"] = "Example Net" })
        .WriteTo(_folder.File("asn.mmdb"));
}
