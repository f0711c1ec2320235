using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Rules;

/// <summary>A running API with one shared rule, in a file.</summary>
public sealed class RuleApp : IDisposable
{
    /// <summary>An event that the rule matches.</summary>
    public const string Tool = """{"image":"c:/tool.exe","user":"ann"}""";

    private readonly TemporaryFolder _rules = new();

    public RuleApp()
    {
        File.WriteAllText(SharedFile, RuleRequests.Rule("shared"));
        App = new HelmApp(("HELM_SIGMA_RULES", _rules.Path), ("HELM_RULE_PACKS", "false"));
    }

    public HelmApp App { get; }

    /// <summary>Where the shared rule is.</summary>
    public string SharedFile => _rules.File("shared.yml");

    public void Dispose()
    {
        App.Dispose();
        _rules.Dispose();
    }
}
