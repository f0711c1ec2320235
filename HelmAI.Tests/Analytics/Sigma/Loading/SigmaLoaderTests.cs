using System.Reflection;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Core.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Sigma.Loading;

public sealed class SigmaLoaderTests
{
    [Theory]
    [InlineData("title: [unclosed", "SIGMA001")]
    [InlineData("title: a\ntitle: b", "SIGMA001")]
    [InlineData("- one\n- two", "SIGMA002")]
    [InlineData("title: nothing else", "SIGMA002")]
    [InlineData("id: x\nlogsource: {}\ndetection: {s: {A: b}, condition: s}", "SIGMA003")]
    [InlineData("title: x\ndetection: {s: {A: b}, condition: s}", "SIGMA003")]
    [InlineData("title: x\nlogsource: {}\ndetection: {s: {A: b}}", "SIGMA003")]
    [InlineData("title: x\nlogsource: windows\ndetection: {s: {A: b}, condition: s}", "SIGMA004")]
    [InlineData("title: x\nlogsource: {}\ndetection: none", "SIGMA004")]
    [InlineData("title: x\nlevel: terrible\nlogsource: {}\ndetection: {s: {A: b}, condition: s}", "SIGMA004")]
    [InlineData("title: x\nstatus: old\nlogsource: {}\ndetection: {s: {A: b}, condition: s}", "SIGMA004")]
    [InlineData("title: x\nlogsource: {}\ndetection: {s: {A: {b: c}}, condition: s}", "SIGMA004")]
    [InlineData("title: x\nlogsource: {}\ndetection: {s: {}, condition: s}", "SIGMA004")]
    [InlineData("title: x\nlogsource: {}\ndetection: {s: [], condition: s}", "SIGMA004")]
    [InlineData("title: x\nlogsource: {}\ndetection: {s: {A: []}, condition: s}", "SIGMA004")]
    [InlineData("title: x\ntaxonomy: ecs\nlogsource: {}\ndetection: {s: {A: b}, condition: s}", "SIGMA007")]
    [InlineData("title: x\nstatus: unsupported\nlogsource: {}\ndetection: {s: {A: b}, condition: s}", "SIGMA008")]
    public void LoadTexts_BadDocument_IsAnErrorAndNotLoaded(string yaml, string code)
    {
        var loaded = SigmaRules.Load(yaml);

        Assert.Contains(loaded.Errors, error => error.Kind.Code == code && error.Location.File == "test.yml" && error.Location.Line >= 1);
        Assert.Empty(loaded.Rules);
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\n---\n")]
    [InlineData("# a comment\n")]
    public void LoadTexts_NothingInIt_NothingToSay(string yaml) => Assert.Empty(SigmaRules.Load(yaml).Diagnostics);

    [Fact]
    public void LoadTexts_SameIdTwice_KeepsTheFirst()
    {
        var loaded = SigmaRules.Load(SigmaRules.Selection("A: b") + "\n---\n" + SigmaRules.Selection("A: c"));

        Assert.Single(loaded.Rules);
        Assert.Equal("SIGMA006", Assert.Single(loaded.Errors).Kind.Code);
    }

    [Fact]
    public void LoadTexts_OneBadDocument_TheOthersLoad() =>
        Assert.Single(SigmaRules.Load("title: bad\n---\n" + SigmaRules.Selection("A: b")).Rules);

    [Theory]
    [InlineData("A: [x, null]", "SIGMA206")]
    [InlineData("A|expand: '%x%'", "SIGMA205")]
    public void LoadTexts_Doubtful_IsAWarningAndLoaded(string items, string code)
    {
        var loaded = SigmaRules.Load(SigmaRules.Selection(items));

        Assert.Equal(code, Assert.Single(loaded.Warnings).Kind.Code);
        Assert.Single(loaded.Rules);
    }

    [Fact]
    public void LoadTexts_Header_IsReadWhole()
    {
        var header = Assert.Single(SigmaRules.Load("""
            title: Whole
            id: one
            name: whole
            related:
                - id: two
                  type: derived
            status: stable
            description: About it
            license: MIT
            author: Somebody
            references: [https://example.org]
            date: 2026-01-02
            modified: 2026-01-03
            logsource: {product: windows, category: process_creation, service: sysmon}
            detection: {s: {A: b}, condition: s}
            fields: [A]
            falsepositives: [None]
            level: informational
            tags: [attack.t1059]
            scope: [server]
            """).Rules).Header;

        Assert.Equal(("one", "whole", "Whole", "About it", "MIT", "Somebody"), (header.Id, header.Name, header.Title, header.Description, header.License, header.Author));
        Assert.Equal((Severity.Info, 1.0, "2026-01-02", "2026-01-03"), (header.Level, header.Confidence, header.Date, header.Modified));
        Assert.Equal(["https://example.org", "A", "None", "attack.t1059", "server"], [.. header.References, .. header.Fields, .. header.FalsePositives, .. header.Tags, .. header.Scope]);
        Assert.Equal("derived", header.Related["two"]);
    }

    [Fact]
    public void LoadTexts_NoId_MakesTheSameOneFromTheTitle()
    {
        var yaml = SigmaRules.Selection("A: b").Replace("id: test\n", string.Empty, StringComparison.Ordinal);

        Assert.StartsWith("sigma.", Assert.Single(SigmaRules.Load(yaml).Rules).Header.Id, StringComparison.Ordinal);
        Assert.Equal(SigmaRules.Load(yaml).Rules[0].Header.Id, SigmaRules.Load(yaml).Rules[0].Header.Id);
    }

    [Fact]
    public void LoadDirectories_FilesWithin_AreLoadedAndOthersLeft()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "deep", "er"));
        File.WriteAllText(Path.Combine(folder.Path, "deep", "er", "rule.yml"), SigmaRules.Selection("A: b"));
        File.WriteAllText(Path.Combine(folder.Path, "deep", "README.md"), "no rule");

        var loaded = new SigmaLoader(new SigmaLoadOptions()).LoadDirectories(folder.Path);

        Assert.Empty(loaded.Diagnostics);
        Assert.EndsWith("rule.yml", Assert.Single(loaded.Rules).Header.Location.File, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadTexts_AnyCutOfARule_NeverThrows()
    {
        var yaml = SigmaRules.Rule("s:\n    - A|contains|all: ['x', \"y\\n\"]\n    - B|re: '^(a|b)$'\nf:\n    - word\ncondition: 1 of s* and not (f or f)");

        for (var length = 0; length <= yaml.Length; length++)
        {
            SigmaRules.Load(yaml[..length]);
            SigmaRules.Load(yaml[length..]);
        }
    }

    [Fact]
    public void Codes_OfAllKinds_AreDifferent()
    {
        var kinds = typeof(DiagnosticKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (DiagnosticKind)field.GetValue(null)!).ToList();

        Assert.NotEmpty(kinds);
        Assert.Distinct(kinds.Select(static kind => kind.Code));
    }
}
