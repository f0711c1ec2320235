using HelmAI.Analytics.Detection;
using HelmAI.Core.Events;

namespace HelmAI.Tests.Analytics.Sigma.Specification;

/// <summary>The correlation rules specification 2.1, section by section.</summary>
public sealed class CorrelationTests
{
    private const string Base = """
        title: Failed login
        id: 53ba33fd
        name: failed_login
        logsource: {category: test}
        detection:
            selection:
                EventID: [529, 4625]
            condition: selection
        ---
        title: Successful login
        id: 4d0a2c83
        name: successful_login
        logsource: {category: test}
        detection:
            selection:
                EventID: [528, 4624]
            condition: selection
        ---

        """;

    [Theory]
    [InlineData("gte: 3", 2, "")]
    [InlineData("gte: 3", 3, "corr")]
    [InlineData("gt: 3", 3, "")]
    [InlineData("gt: 3", 4, "corr")]
    [InlineData("eq: 2", 2, "corr")]
    [InlineData("lt: 2", 1, "corr")]
    [InlineData("lte: 1", 1, "corr")]
    [InlineData("neq: 1", 1, "")]
    [InlineData("neq: 1", 2, "corr")]
    [InlineData("{gt: 1, lte: 4}", 2, "corr")]
    public void EventCount_Condition_DefinesHowManyEventsMustOccur(string condition, int events, string expected)
    {
        var run = Run($"    type: event_count\n    rules: [failed_login]\n    group-by: [User]\n    timespan: 10m\n    condition: {(condition[0] == '{' ? condition : $"{{{condition}}}")}");

        Assert.Equal(expected, run.Send(Logins(4625, "bob", Enumerable.Range(0, events))));
    }

    [Fact]
    public void EventCount_GroupBy_CountsEachGroupSeparately()
    {
        var run = Run("    type: event_count\n    rules: [53ba33fd]\n    group-by: [User, Host]\n    timespan: 10m\n    condition: {gte: 2}");

        Assert.Equal("", run.Send((0, Login(4625, "bob", "a")), (1, Login(4625, "bob", "b")), (2, Login(4625, "eve", "a"))));
        Assert.Equal("corr", run.Send((3, Login(4625, "BOB", "a"))));
    }

    [Fact]
    public void EventCount_NoGroupingValue_BelongsToNoGroup()
    {
        var run = Run("    type: event_count\n    rules: [failed_login]\n    group-by: [User]\n    timespan: 10m\n    condition: {gte: 1}");

        Assert.Equal("", run.Send((0, """{"EventID":4625}""")));
    }

    [Theory]
    [InlineData("10s", 9, "corr")]
    [InlineData("10s", 11, "")]
    [InlineData("1m", 60, "corr")]
    [InlineData("2h", 7_000, "corr")]
    [InlineData("1d", 86_401, "")]
    public void Timespan_NumberAndLetter_BoundsTheWindow(string timespan, int second, string expected)
    {
        var run = Run($"    type: event_count\n    rules: [failed_login]\n    group-by: [User]\n    timespan: {timespan}\n    condition: {{gte: 2}}");

        Assert.Equal(expected, run.Send(Logins(4625, "bob", [0, second])));
    }

    [Fact]
    public void ValueCount_Field_CountsDistinctValues()
    {
        var run = Run("    type: value_count\n    rules: [failed_login]\n    group-by: [Host]\n    timespan: 1d\n    condition: {field: User, gte: 3}");

        Assert.Equal("", run.Send((0, Login(4625, "a")), (1, Login(4625, "b")), (2, Login(4625, "A"))));
        Assert.Equal("corr", run.Send((3, Login(4625, "c"))));
    }

    [Fact]
    public void ValueCount_SeveralFields_AreLinkedByAnd()
    {
        var run = Run("    type: value_count\n    rules: [failed_login]\n    timespan: 1d\n    condition: {field: [User, Host], gte: 3}");

        Assert.Equal("corr", run.Send((0, Login(4625, "a", "x")), (1, Login(4625, "a", "y")), (2, Login(4625, "b", "x"))));
    }

    [Fact]
    public void Temporal_AllRulesInAnyOrder_Matches()
    {
        var run = Run("    type: temporal\n    rules: [failed_login, successful_login]\n    group-by: [User]\n    timespan: 5m");

        Assert.Equal("", run.Send((0, Login(4624, "bob")), (1, Login(4624, "bob")), (2, Login(4625, "eve"))));
        Assert.Equal("corr", run.Send((3, Login(4625, "bob"))));
    }

    [Fact]
    public void Temporal_TimeFrame_IsNotRestrictedToBoundaries()
    {
        var run = Run("    type: temporal\n    rules: [failed_login, successful_login]\n    group-by: [User]\n    timespan: 1h");

        Assert.Equal("corr", run.Send((3_500, Login(4624, "bob")), (3_700, Login(4625, "bob"))));
    }

    [Fact]
    public void Temporal_Condition_SpecifiesTheCountOfDifferentRules()
    {
        var run = Run("    type: temporal\n    rules: [failed_login, successful_login]\n    group-by: [User]\n    timespan: 1h\n    condition: {gte: 1}");

        Assert.Equal("corr", run.Send((0, Login(4624, "bob"))));
    }

    [Fact]
    public void TemporalOrdered_OrderOfTheRules_IsRequired()
    {
        const string Correlation = "    type: temporal_ordered\n    rules: [failed_login, successful_login]\n    group-by: [User]\n    timespan: 5m";

        Assert.Equal("corr", Run(Correlation).Send((0, Login(4625, "bob")), (1, Login(4624, "bob"))));
        Assert.Equal("", Run(Correlation).Send((0, Login(4624, "bob")), (1, Login(4625, "bob"))));
    }

    [Theory]
    [InlineData("value_sum", "{field: Bytes, gt: 100}", "60,40", "")]
    [InlineData("value_sum", "{field: Bytes, gt: 100}", "60,41", "corr")]
    [InlineData("value_avg", "{field: Bytes, gt: 50}", "40,60", "")]
    [InlineData("value_avg", "{field: Bytes, gt: 50}", "40,70", "corr")]
    [InlineData("value_median", "{field: Bytes, gte: 30}", "1,30,1000", "corr")]
    [InlineData("value_median", "{field: Bytes, gte: 31}", "1,30,32", "")]
    [InlineData("value_percentile", "{field: Bytes, percentile: 90, gte: 9}", "1,2,3,4,5,6,7,8,9,10", "corr")]
    [InlineData("value_percentile", "{field: Bytes, percentile: 50, gte: 7}", "1,2,3,4,5,6,7,8,9,10", "")]
    [InlineData("value_percentile", "{field: Bytes, lte: 20}", "7,7,7,7,8", "corr")]
    [InlineData("value_percentile", "{field: Bytes, lte: 20}", "7,7,7,8", "")]
    public void ValueCalculation_NumericField_IsComparedWithTheThreshold(string type, string condition, string values, string expected)
    {
        var run = Run($"    type: {type}\n    rules: [failed_login]\n    group-by: [User]\n    timespan: 1h\n    condition: {condition}");

        Assert.Equal(expected, run.Send(values.Split(',').Select((value, i) => (i, $$"""{"EventID":4625,"User":"bob","Bytes":{{value}}}"""))));
    }

    [Fact]
    public void Aliases_DifferentFields_AreComparedAsOne()
    {
        var run = Run("""
                type: temporal
                rules: [failed_login, successful_login]
                group-by: [address]
                timespan: 10s
                aliases:
                    address:
                        failed_login: source.ip
                        successful_login: destination.ip
            """);

        Assert.Equal("", run.Send((0, """{"EventID":4625,"source":{"ip":"10.0.0.1"}}"""), (1, """{"EventID":4624,"source":{"ip":"10.0.0.1"}}""")));
        Assert.Equal("corr", run.Send((2, """{"EventID":4624,"destination.ip":"10.0.0.1"}""")));
    }

    [Theory]
    [InlineData("", "corr")]
    [InlineData("\n    generate: true", "53ba33fd,corr")]
    public void Generate_ReferredRules_StandAloneOnlyIfSaid(string generate, string expected)
    {
        var run = Run("    type: event_count\n    rules: [failed_login]\n    group-by: [User]\n    timespan: 10m\n    condition: {gte: 1}" + generate);

        Assert.Equal(expected, run.Send((0, Login(4625, "bob"))));
    }

    [Fact]
    public void Chain_ManyFailuresThenSuccess_UsesItsOwnGrouping()
    {
        var run = new CorrelationRun(SigmaRules.Engine(Base + """
            title: Outer
            id: outer
            level: high
            correlation:
                type: temporal_ordered
                rules: [multiple_failed_login, successful_login]
                group-by: [User]
                timespan: 10m
            ---
            title: Inner
            id: inner
            name: multiple_failed_login
            correlation:
                type: event_count
                rules: [failed_login]
                group-by: [User, Host]
                timespan: 10m
                condition: {gte: 3}
            """));

        Assert.Equal("", run.Send((0, Login(4625, "bob")), (1, Login(4625, "bob")), (2, Login(4624, "bob"))));
        var finding = Assert.Single(run.Findings((3, Login(4625, "bob")), (4, Login(4624, "bob", "elsewhere"))));
        Assert.Equal("outer", finding.RuleId);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("bob", finding.Evidence[0].Value);
    }

    [Theory]
    [InlineData("type: event_total", "SIGMA004")]
    [InlineData("timespan: 10 minutes", "SIGMA004")]
    [InlineData("timespan: ~", "SIGMA004")]
    [InlineData("condition: {field: User}", "SIGMA003")]
    [InlineData("condition: {atleast: 3}", "SIGMA004")]
    [InlineData("rules: []", "SIGMA003")]
    [InlineData("rules: [nobody]", "SIGMA301")]
    [InlineData("rules: [corr]", "SIGMA302")]
    public void Load_BadCorrelation_IsAnError(string member, string code)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["type"] = "event_count", ["rules"] = "[failed_login]", ["group-by"] = "[User]", ["timespan"] = "10m", ["condition"] = "{gte: 3}",
        };
        members[member.Split(": ")[0]] = member.Split(": ", 2)[1];
        var yaml = string.Join('\n', members.Select(static pair => $"    {pair.Key}: {pair.Value}"));

        Assert.Contains(SigmaRules.Load($"{Base}title: C\nid: corr\ncorrelation:\n{yaml}").Errors, error => error.Kind.Code == code);
    }

    [Theory]
    [InlineData("Title, use: mandatory", "title", "SIGMA003")]
    [InlineData("Correlation type, use: mandatory", "type", "SIGMA003")]
    [InlineData("Related rules, use: mandatory", "rules", "SIGMA003")]
    [InlineData("Time Selection, use: mandatory", "timespan", "SIGMA003")]
    [InlineData("Condition, use: mandatory", "condition", "SIGMA003")]
    public void Load_CorrelationWithoutMandatoryMember_IsAnError(string sentence, string member, string code)
    {
        var yaml = "title: C\nid: corr\ncorrelation:\n    type: event_count\n    rules: [failed_login]\n    group-by: [User]\n    timespan: 10m\n    condition: {gte: 3}";
        yaml = string.Join('\n', yaml.Split('\n').Where(line => !line.TrimStart().StartsWith(member + ":", StringComparison.Ordinal)));

        var loaded = SigmaRules.Load(Base + yaml);

        Assert.True(loaded.Errors.Any(error => error.Kind.Code == code) && loaded.Correlations.Count == 0, sentence);
    }

    [Theory]
    [InlineData("level: critical", Severity.Critical)]
    [InlineData("level: informational", Severity.Info)]
    [InlineData("description: About it\nauthor: Somebody\nreferences: [https://example.org]\ndate: 2026-01-02\nmodified: 2026-01-03\nstatus: test", Severity.Medium)]
    public void Level_OfTheCorrelation_IsThatOfItsFinding(string members, Severity expected)
    {
        var run = new CorrelationRun(SigmaRules.Engine($"{Base}title: C\nid: corr\n{members}\ncorrelation:\n    type: event_count\n    rules: [failed_login]\n    group-by: [User]\n    timespan: 10m\n    condition: {{gte: 1}}"));

        Assert.Equal(expected, Assert.Single(run.Findings((0, Login(4625, "bob")))).Severity);
    }

    [Fact]
    public void GroupBy_OptionallyDefinesFields_NoneIsOneGroup()
    {
        var run = Run("    type: event_count\n    rules: [failed_login]\n    timespan: 10m\n    condition: {gte: 2}");

        Assert.Equal("corr", run.Send((0, Login(4625, "bob")), (1, Login(4625, "eve"))));
    }

    [Fact]
    public void Rules_SeveralRules_AreCountedTogether()
    {
        var run = Run("    type: event_count\n    rules: [53ba33fd, successful_login]\n    group-by: [User]\n    timespan: 10m\n    condition: {gte: 2}");

        Assert.Equal("corr", run.Send((0, Login(4625, "bob")), (1, Login(4624, "bob"))));
    }

    [Theory]
    [InlineData("value_sum", "{gte: 3}")]
    [InlineData("value_count", "{gte: 3}")]
    [InlineData("value_avg", "{gte: 3}")]
    [InlineData("value_percentile", "{gte: 3}")]
    [InlineData("value_median", "{gte: 3}")]
    public void Load_NoField_IsAnError(string type, string condition) => Assert.Contains(
        SigmaRules.Load($"{Base}title: C\nid: corr\ncorrelation:\n    type: {type}\n    rules: [failed_login]\n    group-by: [User]\n    timespan: 1h\n    condition: {condition}").Errors,
        static error => error.Kind.Code == "SIGMA003");

    private static CorrelationRun Run(string correlation) => new(SigmaRules.Engine($"{Base}title: Correlation\nid: corr\ncorrelation:\n{correlation}"));

    private static IEnumerable<(int, string)> Logins(int id, string user, IEnumerable<int> seconds) => seconds.Select(second => (second, Login(id, user)));

    private static string Login(int id, string user, string host = "here") => $$"""{"EventID":{{id}},"User":"{{user}}","Host":"{{host}}"}""";
}
