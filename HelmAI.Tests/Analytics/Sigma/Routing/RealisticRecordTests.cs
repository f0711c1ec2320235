using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace HelmAI.Tests.Analytics.Sigma.Routing;

/// <summary>
/// Whole records as systems send them, in <c>Records</c>: each belongs to the log sources that the file beside it names, and to none of those
/// that only others name; and a rule for its first log source finds it.
/// </summary>
public sealed class RealisticRecordTests(CommunityRules community) : IClassFixture<CommunityRules>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "HelmAI.Tests", "Analytics", "Sigma", "Routing", "Records");

    private static readonly string[] All = [.. Names().SelectMany(static name => SourcesOf(name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Records => new(Names());

    [Theory]
    [MemberData(nameof(Records))]
    public void Detect_Record_MeetsTheRulesOfItsLogSources(string name)
    {
        var rules = All.Select(static (source, i) => $"title: Any {i}\nid: '{source}'\nlogsource: {source}\ndetection:\n    selection:\n        nothing.of.the.kind|exists: false\n    condition: selection");

        var met = Session(string.Join("\n---\n", rules)).Detect(Event(name)).Findings.Select(static finding => finding.RuleId);

        Assert.Equal(SourcesOf(name).Order(StringComparer.Ordinal), met.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Detect_Record_IsFoundByARuleInSigmasNames(string name)
    {
        var selection = File.ReadAllText(Path.Combine(Folder, name + ".yml")).Split("selection:\n")[1].TrimEnd().Split('\n').Select(static line => "      " + line);
        var rule = $"title: Rule\nid: rule\nlogsource: {SourcesOf(name)[0]}\ndetection:\n    selection:\n{string.Join('\n', selection)}\n    condition: selection";

        Assert.Single(Session(rule).Detect(Event(name)).Findings);
    }

    private static IEnumerable<string> Names() => Directory.EnumerateFiles(Folder, "*.json").Select(static file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    private static List<string> SourcesOf(string name)
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Path.Combine(Folder, name + ".yml"));
        yaml.Load(text);
        return [.. ((YamlSequenceNode)yaml.Documents[0].RootNode["logsources"]).Select(static source =>
            $"{{{string.Join(", ", ((YamlMappingNode)source).Select(static member => $"{member.Key}: {member.Value}"))}}}")];
    }

    private static HelmAI.Core.Events.SecurityEvent Event(string name) => SigmaRules.Event(File.ReadAllBytes(Path.Combine(Folder, name + ".json")));

    private DetectionEngine.Session Session(string yaml) => SigmaRules.Engine(yaml, mapping: community.Mapping).CreateSession();
}
