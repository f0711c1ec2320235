using System.Collections.Frozen;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Analytics.Detection.Sigma.Tenants;
using HelmAI.Core.Events;

namespace HelmAI.Tests.Analytics.Sigma.Tenants;

/// <summary>What tenants have of their own over the rules that they share.</summary>
public sealed class TenantOverlayTests
{
    private const string Shared =
        """
        title: Login failed
        id: failed
        name: failed
        logsource: {category: test}
        detection:
            selection: {outcome: failure}
            condition: selection
        ---
        title: Tool
        id: tool
        logsource: {category: test}
        detection:
            selection: {image|endswith: tool.exe}
            condition: selection
        ---
        title: Guessing
        id: guessing
        correlation:
            type: event_count
            rules: [failed]
            group-by: [user]
            timespan: 1m
            condition: {gte: 3}
        """;

    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Detect_RuleDisabled_SilentForThatTenantOnly()
    {
        var engine = Engine(new TenantRules { Disabled = Ids("tool") });

        Assert.Empty(Find(engine, "a", Tool("ann")));
        Assert.Equal("tool", Find(engine, "b", Tool("ann")));
    }

    [Fact]
    public void Detect_Exception_ExceptsItsEventsOnly()
    {
        var engine = Engine(new TenantRules { Exceptions = [Exception("tool", "user: backup")] });

        Assert.Empty(Find(engine, "a", Tool("backup")));
        Assert.Equal("tool", Find(engine, "a", Tool("ann")));
        Assert.Equal("tool", Find(engine, "b", Tool("backup")));
    }

    [Fact]
    public void Detect_OwnRule_FindsForThatTenantOnly()
    {
        var engine = Engine(new TenantRules { Documents = Documents(Own("mine", "image|endswith: tool.exe")) });

        Assert.Equal("tool,mine", Find(engine, "a", Tool("ann")));
        Assert.Equal("tool", Find(engine, "b", Tool("ann")));
    }

    [Fact]
    public void Detect_OwnRuleOfSharedId_TakesItsPlace()
    {
        var engine = Engine(new TenantRules { Documents = Documents(Own("tool", "user: ann")) });

        Assert.Equal("tool", Find(engine, "a", """{"user":"ann"}"""));
        Assert.Empty(Find(engine, "a", Tool("bob")));
        Assert.Equal("tool", Find(engine, "b", Tool("bob")));
    }

    [Fact]
    public void Detect_OwnRuleDisabled_Silent()
    {
        var engine = Engine(new TenantRules { Documents = Documents(Own("mine", "user: ann")), Disabled = Ids("MINE") });

        Assert.Empty(Find(engine, "a", """{"user":"ann"}"""));
    }

    [Fact]
    public void Detect_ExceptionToOwnRule_ExceptsItsEvents()
    {
        var engine = Engine(new TenantRules { Documents = Documents(Own("mine", "user: ann")), Exceptions = [Exception("mine", "host: lab")] });

        Assert.Empty(Find(engine, "a", """{"user":"ann","host":"lab"}"""));
        Assert.Equal("mine", Find(engine, "a", """{"user":"ann","host":"desk"}"""));
    }

    [Fact]
    public void Detect_OwnFilter_AppliesToSharedRules()
    {
        const string Filter = "title: Lab\nid: lab\nlogsource: {category: test}\nfilter:\n    rules: [tool]\n    selection: {host: lab}\n    condition: not selection";
        var engine = Engine(new TenantRules { Documents = Documents(Filter) });

        Assert.Empty(Find(engine, "a", """{"image":"tool.exe","host":"lab"}"""));
        Assert.Equal("tool", Find(engine, "a", """{"image":"tool.exe","host":"desk"}"""));
        Assert.Equal("tool", Find(engine, "b", """{"image":"tool.exe","host":"lab"}"""));
    }

    [Fact]
    public void Detect_SharedRuleDisabled_CountsForNoCorrelation()
    {
        var engine = Engine(new TenantRules { Disabled = Ids("failed") });

        Assert.Empty(FindAll(engine, "a", Failures("ann", 3)));
        Assert.Equal("guessing", FindAll(engine, "b", Failures("ann", 3)));
    }

    [Fact]
    public void Detect_SharedCorrelationDisabled_ItsRulesStaySilent()
    {
        var engine = Engine(new TenantRules { Disabled = Ids("guessing") });

        Assert.Empty(FindAll(engine, "a", Failures("ann", 3)));
        Assert.Equal("guessing", FindAll(engine, "b", Failures("ann", 3)));
    }

    [Fact]
    public void Detect_ExceptionToRuleOfCorrelation_DoesNotCount()
    {
        var engine = Engine(new TenantRules { Exceptions = [Exception("failed", "user: scanner")] });

        Assert.Empty(FindAll(engine, "a", Failures("scanner", 3)));
        Assert.Equal("guessing", FindAll(engine, "a", Failures("ann", 3)));
        Assert.Equal("guessing", FindAll(engine, "b", Failures("scanner", 3)));
    }

    [Fact]
    public void Detect_ExceptionToCorrelation_DoesNotCount()
    {
        var engine = Engine(new TenantRules { Exceptions = [Exception("guessing", "user: scanner")] });

        Assert.Empty(FindAll(engine, "a", Failures("scanner", 3)));
        Assert.Equal("guessing", FindAll(engine, "a", Failures("ann", 3)));
        Assert.Equal("guessing", FindAll(engine, "b", Failures("scanner", 3)));
    }

    [Fact]
    public void Detect_OwnCorrelationOverSharedRule_CountsForThatTenantOnly()
    {
        const string Correlation = "title: Twice\nid: twice\ncorrelation:\n    type: event_count\n    rules: [tool]\n    group-by: [user]\n    timespan: 1m\n    generate: true\n    condition: {gte: 2}";
        var engine = Engine(new TenantRules { Documents = Documents(Correlation) });

        Assert.Equal("tool,tool,twice", FindAll(engine, "a", [Tool("ann"), Tool("ann")]));
        Assert.Equal("tool,tool", FindAll(engine, "b", [Tool("ann"), Tool("ann")]));
    }

    [Fact]
    public void Detect_OwnCorrelationOverSharedCorrelation_CountsItsCompletions()
    {
        const string Correlation = "title: Again\nid: again\ncorrelation:\n    type: event_count\n    rules: [guessing]\n    group-by: [user]\n    timespan: 10m\n    condition: {gte: 2}";
        var engine = Engine(new TenantRules { Documents = Documents(Correlation) });

        Assert.Equal("again", FindAll(engine, "a", Failures("ann", 6)));
        Assert.Equal("guessing,guessing", FindAll(engine, "b", Failures("ann", 6)));
    }

    [Fact]
    public void Detect_OverlaySwapped_EarlierEngineKeepsItsOwn()
    {
        var before = Engine(TenantRules.None);
        var after = before.With(Overlays(new TenantRules { Disabled = Ids("tool") }));

        Assert.Equal("tool", Find(before, "a", Tool("ann")));
        Assert.Empty(Find(after, "a", Tool("ann")));
    }

    private static string Tool(string user) => $$"""{"image":"c:\\tool.exe","user":"{{user}}"}""";

    private static IEnumerable<string> Failures(string user, int count) => Enumerable.Repeat($$"""{"outcome":"failure","user":"{{user}}"}""", count);

    private static string Own(string id, string items) =>
        $"title: Own\nid: {id}\nlogsource: {{category: test}}\ndetection:\n    selection:\n        {items}\n    condition: selection";

    private static IReadOnlyList<SigmaDocument> Documents(string yaml) => new DocumentReader(new SigmaLoadOptions()).Read("own.yml", yaml);

    private static FrozenSet<string> Ids(params string[] ids) => ids.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static RuleException Exception(string ruleId, string items)
    {
        var rule = Assert.Single(Documents(Own("x", items))).Rule!;
        return new RuleException(Guid.CreateVersion7(Noon), ruleId, "Meant to be so", rule.Expression);
    }

    private static DetectionEngine Engine(TenantRules tenantA) =>
        new DetectionEngine([new SigmaContent(SigmaRules.Load(Shared), TestMapping)]).With(Overlays(tenantA));

    private static FrozenDictionary<string, TenantOverlay> Overlays(TenantRules tenantA)
    {
        var shared = SigmaRules.Load(Shared);
        var effective = new EffectiveRules(shared, tenantA);
        Assert.Empty(effective.Own.Errors);
        return new Dictionary<string, TenantOverlay>(StringComparer.Ordinal) { ["a"] = OverlayCompiler.Compile(shared, effective, TestMapping, new()) }
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static LogSourceMapping TestMapping { get; } = MappingLoader.LoadText("test.yml", "sources:\n  - category: test\n    when: {nothing|exists: false}\n").Mapping;

    private static string Find(DetectionEngine engine, string tenant, string json) => FindAll(engine, tenant, [json]);

    private static string FindAll(DetectionEngine engine, string tenant, IEnumerable<string> events)
    {
        var run = new CorrelationRun(engine, tenant);
        return run.Send(events.Select(static (json, second) => (second, json)));
    }
}
