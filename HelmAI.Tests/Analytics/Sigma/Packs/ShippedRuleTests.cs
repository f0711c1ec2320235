using System.Text.RegularExpressions;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Linting;
using HelmAI.Analytics.Detection.Sigma.Loading;

namespace HelmAI.Tests.Analytics.Sigma.Packs;

/// <summary>Every rule that we ship is whole, explains itself, and finds what its examples say.</summary>
public sealed partial class ShippedRuleTests(ShippedRules shipped) : IClassFixture<ShippedRules>
{
    public static TheoryData<string> Rules => new(ShippedRules.Names);

    public static TheoryData<string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in ShippedRules.Names)
            {
                foreach (var example in ShippedRules.ExamplesOf(name))
                {
                    data.Add(name, example.Case);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Load_AllPacks_NothingIsSaidAgainstThem()
    {
        Assert.Empty(shipped.MappingDiagnostics);
        Assert.Empty(shipped.Loaded.Diagnostics);
        Assert.Empty(SigmaLinter.Lint(shipped.Loaded, shipped.Mapping));
        Assert.Equal(ShippedRules.Names.Count, shipped.Headers.Count);
    }

    [Fact]
    public void Load_BuiltProgram_HasTheSameRulesAndNoExamples()
    {
        var built = new SigmaLoader(new SigmaLoadOptions()).LoadDirectories(RulePacks.Directories);

        Assert.Empty(built.Diagnostics);
        Assert.Equal(shipped.Headers.Select(static one => one.Id).Order(), built.Rules.Select(static one => one.Header.Id).Concat(built.Correlations.Select(static one => one.Header.Id)).Order());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_Header_SaysAllThatAnAnalystNeeds(string name)
    {
        var header = shipped.HeaderOf(name);

        Assert.True(Guid.TryParseExact(header.Id, "D", out _));
        Assert.Equal("HelmAI", header.Author);
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}$", header.Date);
        Assert.True(header.Description?.Length >= 40, "It needs a description.");
        Assert.NotEmpty(header.FalsePositives);
        Assert.NotEmpty(header.RecommendedActions);
        Assert.True(header.Tags.Any(static tag => Technique.IsMatch(tag)) != shipped.WithoutTechnique.Contains(name), "It is tagged with a technique, or the README says why not.");
        Assert.Contains("\nlevel: ", ShippedRules.TextOf(name), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_Examples_ShowBothSides(string name)
    {
        var examples = ShippedRules.ExamplesOf(name);

        Assert.Contains(examples, static one => one.Fires);
        Assert.Contains(examples, static one => !one.Fires);
        Assert.Distinct(examples.Select(static one => one.Case));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Detect_Example_FiresAsItSays(string name, string title)
    {
        var example = ShippedRules.ExamplesOf(name).Single(one => one.Case == title);
        var run = new CorrelationRun(shipped.EngineFor(name));

        // Each event is a batch of its own, as when a caller waits for each.
        var found = example.Events.SelectMany(one => run.Findings(one)).Select(static finding => finding.RuleId).ToList();

        Assert.Equal(example.Fires, found.Contains(shipped.HeaderOf(name).Id));
    }

    [GeneratedRegex(@"^attack\.t\d{4}(\.\d{3})?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Technique { get; }
}
