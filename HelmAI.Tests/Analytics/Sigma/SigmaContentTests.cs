using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Sigma;

public sealed class SigmaContentTests
{
    [Fact]
    public void Load_Directory_RulesAndMappings()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("logsources"));
        Directory.CreateDirectory(folder.File("mine"));
        File.WriteAllText(folder.File("logsources/all.yml"), "sources:\n  - category: test\n    when: { kind: test }\nfields:\n  A: [other.a]");
        File.WriteAllText(folder.File("mine/rule.yml"), SigmaRules.Selection("A: b"));
        File.WriteAllText(folder.File("mine/bad.yml"), "title: bad");

        var (content, diagnostics) = SigmaContent.Load(folder.Path, new SigmaLoadOptions());

        Assert.EndsWith("bad.yml", Assert.Single(diagnostics).Location.File, StringComparison.Ordinal);
        var session = new DetectionEngine([content]).CreateSession();
        Assert.Single(session.Detect(SigmaRules.Event("""{"kind":"test","other":{"a":"B"}}""")).Findings);
        Assert.Empty(session.Detect(SigmaRules.Event("""{"kind":"other","a":"b"}""")).Findings);
    }

    [Fact]
    public void Load_EmptyDirectory_FindsNothing()
    {
        using var folder = new TemporaryFolder();

        var (content, diagnostics) = SigmaContent.Load(folder.Path, new SigmaLoadOptions());

        Assert.Empty(diagnostics);
        Assert.Empty(new DetectionEngine([content]).CreateSession().Detect(SigmaRules.Event("{}")).Findings);
    }
}
