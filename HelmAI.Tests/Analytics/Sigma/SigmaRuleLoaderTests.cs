using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HelmAI.Tests.Analytics.Sigma;

/// <summary>What configuration makes of rules.</summary>
public sealed class SigmaRuleLoaderTests
{
    [Fact]
    public void Load_MappingsOfOnesOwn_FieldsSourcesAndPlaceholders()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("mappings"));
        Directory.CreateDirectory(folder.File("rules"));
        File.WriteAllText(folder.File("mappings/own.yml"), "placeholders:\n  admins: [root, 'adm_*']\nfields:\n  User: [who.is.it]\nsources:\n  - product: ours\n    when: { app: ours }");
        File.WriteAllText(folder.File("rules/rule.yml"), SigmaRules.Selection("User|expand: '%admins%'").Replace("category: test", "product: ours", StringComparison.Ordinal));
        var options = new SigmaOptions { RulesDirectory = folder.File("rules"), MappingsDirectory = folder.File("mappings") };

        var session = new DetectionEngine([new SigmaRuleLoader(Options.Create(options), NullLogger<SigmaRuleLoader>.Instance).Load()]).CreateSession();

        Assert.Single(session.Detect(SigmaRules.Event("""{"app":"ours","who":{"is":{"it":"ADM_7"}}}""")).Findings);
        Assert.Empty(session.Detect(SigmaRules.Event("""{"app":"ours","who":{"is":{"it":"bob"}}}""")).Findings);
    }

    [Theory]
    [InlineData(30, "burst")]
    [InlineData(0, "")]
    public void Load_Lateness_DecidesWhetherALateEventCounts(int seconds, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("rule.yml"), SigmaRules.Selection("F: x") + "\n---\ntitle: Burst\nid: burst\ncorrelation:\n    type: event_count\n    rules: [test]\n    group-by: [F]\n    timespan: 10s\n    condition: {gte: 2}");
        var options = new SigmaOptions { RulesDirectory = folder.Path, LatenessSeconds = seconds };
        var run = new CorrelationRun(new DetectionEngine([new SigmaRuleLoader(Options.Create(options), NullLogger<SigmaRuleLoader>.Instance).Load()]));
        const string Event = """{"F":"x","logsource":{"category":"test"}}""";

        Assert.Equal("", run.Send((0, Event), (30, Event)));
        Assert.Equal(expected, run.Send((1, Event)));
    }
}
