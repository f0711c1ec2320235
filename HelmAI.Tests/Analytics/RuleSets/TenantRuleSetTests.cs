using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Analytics.RuleSets;
using HelmAI.Core.Rules;
using HelmAI.Tests.Analytics.Sigma;

namespace HelmAI.Tests.Analytics.RuleSets;

/// <summary>What a tenant has of its own is read again only where it changed.</summary>
public sealed class TenantRuleSetTests
{
    [Fact]
    public void Load_OneRevisionChanged_ReadsThatOneAlone()
    {
        var shared = Shared(LogSourceMapping.Empty);
        var before = TenantRuleSet.Load(shared, Stored(("a", 1, "F: 1"), ("b", 1, "F: 1")), before: null);

        var after = TenantRuleSet.Load(shared, Stored(("a", 1, "F: 1"), ("b", 2, "F: 2"), ("c", 2, "F: 3")), before);

        Assert.Same(before.Rules.Documents[0], after.Rules.Documents[0]);
        Assert.NotSame(before.Rules.Documents[1], after.Rules.Documents[1]);
        Assert.Equal(["a", "b", "c"], after.Effective.Rules.Select(static one => one.Header.Id));
    }

    [Fact]
    public void Load_SharedRulesWithOtherPlaceholders_ReadsAllAgain()
    {
        var stored = Stored(("a", 1, "F|expand: '%admins%'"));
        var before = TenantRuleSet.Load(Shared(LogSourceMapping.Empty), stored, before: null);
        var placeholders = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["admins"] = ["root"] };

        var after = TenantRuleSet.Load(Shared(LogSourceMapping.Empty with { Placeholders = placeholders }), stored, before);

        Assert.Contains(before.Rules.Documents[0].Diagnostics, static one => one.Kind == DiagnosticKinds.UnknownPlaceholder);
        Assert.Empty(after.Rules.Documents[0].Diagnostics);
    }

    private static RuleBase Shared(LogSourceMapping mapping) => new(new SigmaContent(SigmaRules.Load(Rule("shared", "F: 1")), mapping), []);

    private static StoredRules Stored(params (string Id, long Revision, string Item)[] rules) => new()
    {
        Version = rules.Max(static one => one.Revision),
        Rules = [.. rules.Select(static one => new TenantRule { TenantId = "a", RuleId = one.Id, Revision = one.Revision, Text = Rule(one.Id, one.Item) })],
        Disabled = [],
        Exceptions = [],
    };

    private static string Rule(string id, string item) =>
        $"title: {id}\nid: {id}\nlogsource: {{category: test}}\ndetection:\n    selection:\n        {item}\n    condition: selection\n";
}
