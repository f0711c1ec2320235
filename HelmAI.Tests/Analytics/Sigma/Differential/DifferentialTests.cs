using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;

namespace HelmAI.Tests.Analytics.Sigma.Differential;

/// <summary>The compiled engine finds what a naive interpreter finds, in random events with random rules.</summary>
public sealed class DifferentialTests
{
    private const int RulesTogether = 150;
    private const int Events = 60;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Detect_RandomRulesAndEvents_AsTheNaiveInterpreter(int seed)
    {
        var random = new Random(seed);
        RandomRule[] rules = [.. Enumerable.Range(0, RulesTogether).Select(i => RandomRules.Make(random, $"rule-{i}"))];
        var loaded = new SigmaLoader(new SigmaLoadOptions()).LoadTexts(rules.Select(static rule => (rule.Id, rule.Yaml)));
        Assert.Empty(loaded.Errors);
        var session = new DetectionEngine([new SigmaContent(loaded, LogSourceMapping.Empty) { Routing = false }]).CreateSession();

        for (var i = 0; i < Events; i++)
        {
            var one = RandomEvent.Make(random);
            var found = session.Detect(SigmaRules.Event(one.Json)).Findings.Select(static finding => finding.RuleId).ToHashSet(StringComparer.Ordinal);
            foreach (var rule in rules)
            {
                Assert.True(NaiveInterpreter.Matches(rule, one) == found.Contains(rule.Id), $"found: {found.Contains(rule.Id)}\n{one.Json}\n{rule.Yaml}");
            }
        }
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 10)];
}
