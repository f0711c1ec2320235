using HelmAI.Analytics.Detection.Sigma.Linting;

namespace HelmAI.Tests.Analytics.Sigma.Linting;

public sealed class SigmaLinterTests(CommunityRules community) : IClassFixture<CommunityRules>
{
    private const string Good = """
        title: Good
        id: 929a690e-bef0-4204-a928-ef5e620d6fcc
        status: test
        description: Good in every way
        date: 2026-01-02
        tags: [attack.t1059.001, attack.command-and-control, cve.2021-44228, tlp.amber, detection.threat-hunting]
        logsource:
            product: windows
            service: sysmon
        detection:
            selection:
                CommandLine|contains: evil
            filter:
                User: root
            condition: selection and not filter
        """;

    [Fact]
    public void Lint_GoodRule_NothingToSay() => Assert.Empty(Codes(Good));

    [Theory]
    [InlineData("SIGMA401", "selection and not filter", "selection")]
    [InlineData("SIGMA402", "selection and not filter", "selection and not selection and filter")]
    [InlineData("SIGMA402", "selection and not filter", "selection or not selection or filter")]
    [InlineData("SIGMA404", "service: sysmon", "service: sysmom")]
    [InlineData("SIGMA406", "attack.t1059.001", "attack.t59")]
    [InlineData("SIGMA406", "tlp.amber", "colour.red")]
    [InlineData("SIGMA407", "929a690e-bef0-4204-a928-ef5e620d6fcc", "mine")]
    [InlineData("SIGMA409", "status: test\n", "")]
    [InlineData("SIGMA409", "description: Good in every way\n", "")]
    [InlineData("SIGMA410", "2026-01-02", "2026/01/02")]
    [InlineData("SIGMA411", "selection and not filter", "all of them")]
    [InlineData("SIGMA412", "User: root", "User: '*'")]
    [InlineData("SIGMA414", "User: root", "User|hour: 24")]
    [InlineData("SIGMA415", "status: test", "status: test\nrelated: [{id: 929a690e-bef0-4204-a928-ef5e620d6fcd, type: copied}]")]
    [InlineData("SIGMA406", "tlp.amber", "d3fend.attack")]
    public void Lint_Weakness_IsFound(string code, string good, string bad) =>
        Assert.Equal([code], Codes(Good.Replace(good, bad, StringComparison.Ordinal)));

    [Fact]
    public void Lint_LongTitle_IsFound() => Assert.Equal(["SIGMA408"], Codes(Good.Replace("title: Good", "title: " + new string('x', 257), StringComparison.Ordinal)));

    [Fact]
    public void Lint_LongDescription_IsFound() => Assert.Equal(["SIGMA416"], Codes(Good.Replace("Good in every way", new string('x', 65_536), StringComparison.Ordinal)));

    [Fact]
    public void Lint_FieldAlmostLikeACommonOne_IsFound()
    {
        var rules = Enumerable.Range(0, 4).Select(static i => Good
            .Replace("929a690e", $"929a690{i}", StringComparison.Ordinal)
            .Replace("evil", $"evil{i}", StringComparison.Ordinal)
            .Replace("CommandLine", i == 3 ? "ComandLine" : "CommandLine", StringComparison.Ordinal));

        Assert.Equal(["SIGMA403"], Codes(string.Join("\n---\n", rules)));
    }

    [Fact]
    public void Lint_RuleThatSaysTheSame_IsFound() =>
        Assert.Equal(["SIGMA405"], Codes(Good + "\n---\n" + Good.Replace("929a690e", "929a690f", StringComparison.Ordinal).Replace("filter", "other", StringComparison.Ordinal)));

    [Fact]
    public void Checks_Codes_AreDifferent() => Assert.Distinct(SigmaLinter.Checks.Select(static check => check.Kind.Code));

    [SharedDataFact]
    public void Lint_CommunityRules_FindsNoImpossibleCondition() =>
        Assert.DoesNotContain(SigmaLinter.Lint(community.Rules, community.Mapping), static said => said.Kind.Code == "SIGMA402");

    private IEnumerable<string> Codes(string yaml)
    {
        var loaded = SigmaRules.Load(yaml);
        Assert.Empty(loaded.Diagnostics);
        return SigmaLinter.Lint(loaded, community.Mapping).Select(static said => said.Kind.Code);
    }
}
