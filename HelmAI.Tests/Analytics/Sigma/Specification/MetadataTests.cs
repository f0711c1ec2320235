using HelmAI.Analytics.Detection.Sigma.Linting;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Core.Events;

namespace HelmAI.Tests.Analytics.Sigma.Specification;

/// <summary>The rules specification 2.1, section Components but for Detection and Condition, and the tags appendix: sentence by sentence.</summary>
public sealed class MetadataTests
{
    private const string Rule = """
        title: Test rule
        id: 929a690e-bef0-4204-a928-ef5e620d6fcc
        status: test
        description: About it
        logsource: {product: windows}
        detection: {selection: {A: b}, condition: selection}

        """;

    [Theory]
    [InlineData("Title, use: mandatory", "title: Test rule", "", "SIGMA003")]
    [InlineData("LogSource, use: mandatory", "logsource: {product: windows}", "", "SIGMA003")]
    [InlineData("Detection, use: mandatory", "detection: {selection: {A: b}, condition: selection}", "", "SIGMA002")]
    [InlineData("Condition, use: mandatory", ", condition: selection", "", "SIGMA003")]
    [InlineData("Declares the status of the rule: stable, test, experimental, deprecated, unsupported", "status: test", "status: fine", "SIGMA004")]
    [InlineData("unsupported: the rule cannot be use in its current state", "status: test", "status: unsupported", "SIGMA008")]
    [InlineData("The level field contains one of five string values", "status: test", "status: test\nlevel: severe", "SIGMA004")]
    [InlineData("A custom taxonomy must be handled by the used tool or transformed into the default taxonomy", "status: test", "status: test\ntaxonomy: ecs", "SIGMA007")]
    public void Load_RuleAgainstTheSpecification_IsAnError(string sentence, string good, string bad, string code)
    {
        var loaded = SigmaRules.Load(Rule.Replace(good, bad, StringComparison.Ordinal));

        Assert.True(loaded.Errors.Any(error => error.Kind.Code == code) && loaded.Rules.Count == 0, sentence);
    }

    [Theory]
    [InlineData("max. 256 characters", "title: Test rule", "title: {0}", 257, "SIGMA408")]
    [InlineData("max. 65,535 characters", "description: About it", "description: {0}", 65_536, "SIGMA416")]
    public void Lint_Length_IsBounded(string sentence, string good, string bad, int length, string code)
    {
        Assert.True(Codes(good, string.Format(System.Globalization.CultureInfo.InvariantCulture, bad, new string('x', length))).Contains(code), sentence);
        Assert.False(Codes(good, string.Format(System.Globalization.CultureInfo.InvariantCulture, bad, new string('x', length - 1))).Contains(code), sentence);
    }

    [Theory]
    [InlineData("randomly generated UUIDs (version 4) is used", "id: 929a690e-bef0-4204-a928-ef5e620d6fcc", "id: my_rule", "SIGMA407")]
    [InlineData("Currently the following types are defined: derived, obsolete, merged, renamed, similar", "status: test", "status: test\nrelated: [{id: x, type: newer}]", "SIGMA415")]
    [InlineData("Date: Use the ISO 8601 date with separator format : YYYY-MM-DD", "status: test", "status: test\ndate: 2026/01/02", "SIGMA410")]
    [InlineData("Modified: Use the ISO 8601 date with separator format : YYYY-MM-DD", "status: test", "status: test\nmodified: 2026-13-02", "SIGMA410")]
    [InlineData("Their values are in lower case", "product: windows", "product: Windows", "SIGMA417")]
    [InlineData("spaces are replaced by a _", "product: windows", "product: windows nt", "SIGMA417")]
    [InlineData("Character set: lower-case letters, numerals, underscores and hyphens", "status: test", "status: test\ntags: [attack.T1059]", "SIGMA406")]
    [InlineData("no spaces", "status: test", "status: test\ntags: ['attack.initial access']", "SIGMA406")]
    [InlineData("Tags are namespaced, the dot is used as separator", "status: test", "status: test\ntags: [t1059]", "SIGMA406")]
    public void Lint_RuleAgainstTheSpecification_IsTold(string sentence, string good, string bad, string code) => Assert.True(Codes(good, bad).Contains(code), sentence);

    [Theory]
    [InlineData("related: [{id: 08fbc97d-0a2f-491c-ae21-8ffcfd3174e9, type: derived}, {id: 929a690e-bef0-4204-a928-ef5e620d6fcd, type: obsolete}]")]
    [InlineData("related: [{id: x, type: merged}, {id: y, type: renamed}, {id: z, type: similar}]")]
    [InlineData("name: a_unique_human_readable_name")]
    [InlineData("taxonomy: sigma")]
    [InlineData("license: DRL-1.1")]
    [InlineData("author: One, another")]
    [InlineData("references: [https://example.org, A paper]")]
    [InlineData("date: 2026-01-02\nmodified: 2026-01-03")]
    [InlineData("fields: [A, B]")]
    [InlineData("falsepositives: [Administrators]")]
    [InlineData("scope: [server]")]
    [InlineData("arbitrary custom fields: {a: [1, 2]}")]
    [InlineData("tags: [attack.t1234, attack.t1059.001, attack.g1234, attack.s1234, attack.ds1234, attack.m1234, attack.a1234]")]
    [InlineData("tags: [attack.initial-access, attack.execution, attack.persistence, attack.privilege-escalation, attack.defense-evasion, attack.credential-access]")]
    [InlineData("tags: [attack.discovery, attack.lateral-movement, attack.collection, attack.exfiltration, attack.command-and-control, attack.impact]")]
    [InlineData("tags: [car.2016-04-005, cve.2021-44228]")]
    [InlineData("tags: [d3fend.d3-am, d3fend.d3f-WindowsNtOpenFile, d3fend.model, d3fend.harden, d3fend.detect, d3fend.isolate, d3fend.deceive, d3fend.evict]")]
    [InlineData("tags: [detection.dfir, detection.emerging-threats, detection.threat-hunting]")]
    [InlineData("tags: [stp.4, stp.3k, stp.5a, stp.1u]")]
    [InlineData("tags: [tlp.red, tlp.amber, tlp.amber-strict, tlp.green, tlp.clear]")]
    public void Load_OptionalMembers_NothingToSay(string members)
    {
        var loaded = SigmaRules.Load(Rule + members);

        Assert.Empty(loaded.Diagnostics);
        Assert.Empty(SigmaLinter.Checks.SelectMany(check => check.Check(Assert.Single(loaded.Rules), new LintContext(loaded, Mapping))));
    }

    [Theory]
    [InlineData("stable: may be used in production systems", "stable", 1.0)]
    [InlineData("test: a mostly stable rule", "test", 0.8)]
    [InlineData("experimental: could lead to false positives results or be noisy", "experimental", 0.6)]
    [InlineData("deprecated: the rule is replaced or covered by another one", "deprecated", 0.5)]
    public void Detect_Status_DecidesTheConfidence(string sentence, string status, double confidence) =>
        Assert.True(Find(Rule.Replace("status: test", $"status: {status}", StringComparison.Ordinal)).Confidence.Equals(confidence), sentence);

    [Theory]
    [InlineData("informational: intended for enrichment of events. No case or alerting should be triggered", "informational", Severity.Info)]
    [InlineData("low: Notable event but rarely an incident", "low", Severity.Low)]
    [InlineData("medium: Relevant event that should be reviewed manually", "medium", Severity.Medium)]
    [InlineData("high: should trigger an internal alert", "high", Severity.High)]
    [InlineData("critical: Highly relevant event that indicates an incident", "critical", Severity.Critical)]
    public void Detect_Level_DecidesTheSeverity(string sentence, string level, Severity severity) =>
        Assert.True(Find($"{Rule}level: {level}").Severity == severity, sentence);

    [Fact]
    public void Detect_LogSourceDefinition_IsNotEvaluated() =>
        Assert.Equal("Test rule", Find(Rule.Replace("{product: windows}", "{product: windows, definition: 'Auditing must be on'}", StringComparison.Ordinal)).Title);

    private static readonly LogSourceMapping Mapping = MappingLoader.LoadText("test.yml", "sources:\n  - product: windows\n    when: { A|exists: true }").Mapping;

    private static Finding Find(string yaml) => Assert.Single(SigmaRules.Engine(yaml).CreateSession().Detect(SigmaRules.Event("""{"A":"b"}""")).Findings);

    private static List<string> Codes(string good, string bad)
    {
        var loaded = SigmaRules.Load(Rule.Replace(good, bad, StringComparison.Ordinal));
        Assert.Empty(loaded.Errors);
        return [.. SigmaLinter.Lint(loaded, Mapping).Select(static said => said.Kind.Code)];
    }
}
