using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd;

/// <summary>Indicators and allow lists of files, in a running app.</summary>
public sealed class IndicatorTests
{
    [Fact]
    public async Task Assess_ListedAndAllowedValues_AreFoundAndSuppressed()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.File("bad.tsv"), ["evil.test\tdomain\tcritical", "cdn.good.test\tdomain\tcritical"]);
        Directory.CreateDirectory(folder.File("lists"));
        await File.WriteAllTextAsync(folder.File("lists/list.json"), """{"name":"Good sites","type":"hostname","matching_attributes":["domain"],"list":["good.test"]}""");
        await using var app = new HelmApp(
            ("HELM_INDICATORS_FILE", folder.File("bad.tsv")), ("HELM_ALLOW_LISTS", folder.File("lists")), ("HELM_INDICATORS_POLL_SECONDS", "1"));

        var result = await app.AssessAsync("""{"text":"seen: hxxps://www.evil[.]test/a"}""");
        Assert.Equal(("indicator:evil.test", "text"), ((string?)result["findings"]![0]!["rule_id"], (string?)result["findings"]![0]!["evidence"]![0]!["field"]));
        Assert.Single(result["alerts"]!.AsArray());

        var allowed = await app.AssessAsync("""{"query":"cdn.good.test"}""");
        Assert.Equal(("Good sites", 0.0), ((string?)allowed["findings"]![0]!["suppressed_by"], (double)allowed["risk_score"]!));
        Assert.Empty(allowed["alerts"]!.AsArray());

        // A list that changed comes into force by itself.
        await File.AppendAllLinesAsync(folder.File("bad.tsv"), ["new.test"]);
        await Eventually.TrueAsync(async () => (await app.AssessAsync("""{"query":"new.test"}"""))["findings"]!.AsArray().Count == 1);
    }
}
