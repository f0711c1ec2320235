using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Core.Errors;
using HelmAI.Tests.Analytics.Sigma;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Rules;

/// <summary>What is asked of rules over HTTP and changes none: all tests share one service.</summary>
public sealed class RuleTrialTests(RuleApp rules) : IClassFixture<RuleApp>
{
    private const string Tool = RuleApp.Tool;

    private readonly HelmApp _app = rules.App;

    [Fact]
    public async Task Post_DryRun_StoresNothing()
    {
        await _app.SendYamlAsync("/api/rules?dry_run=true", RuleRequests.Rule("mine")).ExpectAsync(HttpStatusCode.OK);

        Assert.Equal("shared", await _app.FindAsync(Tool));
    }

    [Theory]
    [InlineData("title: x\nid: y\nlogsource: {}\ndetection:\n    a: {b|nope: 1}\n    condition: a", "SIGMA201", 5)]
    [InlineData("title: [", "SIGMA001", 2)]
    [InlineData("title: x\nid: a/b\nlogsource: {}\ndetection:\n    a: {b: 1}\n    condition: a", "SIGMA010", 1)]
    [InlineData("title: x\nid: c\ncorrelation: {type: event_count, rules: [nowhere], timespan: 1m, condition: {gte: 2}}", "SIGMA301", 1)]
    public async Task Post_Fault_IsAnsweredWithCodeLineAndRemedy(string yaml, string code, int line)
    {
        using var response = await _app.SendYamlAsync("/api/rules", yaml);

        var problem = await response.ExpectProblemAsync(HttpStatusCode.BadRequest, ErrorCodes.Validation);
        var diagnostic = problem["context"]!["diagnostics"]!.AsArray().First(one => (string?)one!["code"] == code)!;
        Assert.Equal((line, "error"), ((int)diagnostic["line"]!, (string?)diagnostic["severity"]));
        Assert.False(string.IsNullOrEmpty((string?)diagnostic["remedy"]));
    }

    [Fact]
    public async Task Post_DeepYamlAndRepeatingAliases_AreRefused()
    {
        await _app.SendYamlAsync("/api/rules", new string('[', 100_000)).ExpectAsync(HttpStatusCode.BadRequest);
        var bomb = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 60).Select(static i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n"));
        await _app.SendYamlAsync("/api/rules", bomb).ExpectAsync(HttpStatusCode.BadRequest);
        await _app.SendAsync("/api/rules", [0xFF, 0xFE, 0x41], "application/yaml").ExpectAsync(HttpStatusCode.BadRequest);
        await _app.SendAsync("/api/rules", "{}"u8.ToArray(), "application/json").ExpectAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [SharedDataFact]
    public async Task Import_CommunityRules_AllLoad()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("sigma.zip");
        await ZipFile.CreateFromDirectoryAsync(Path.Combine(SharedData.Root!, "sigma", "rules"), path);

        var report = await _app.SendAsync("/api/rules/import?dry_run=true", await File.ReadAllBytesAsync(path), "application/zip").ExpectAsync(HttpStatusCode.OK);

        Assert.Equal(((int)report["files"]!, 0), ((int)report["loaded"]!, (int)report["rejected"]!));
        Assert.InRange((int)report["loaded"]!, 3_000, int.MaxValue);
    }

    [Fact]
    public async Task Test_RulesAndEvents_AreExplainedAndCorrelated()
    {
        var yaml = RuleRequests.Rule("part") + "---\ntitle: Three\nid: three\ncorrelation: {type: event_count, rules: [part], group-by: [user], timespan: 1m, generate: true, condition: {gte: 3}}\n";
        var body = new JsonObject { ["rules"] = yaml, ["events"] = new JsonArray([.. Enumerable.Repeat(Tool, 3).Select(static json => JsonNode.Parse(json))]) };

        var answer = await _app.SendAsync("/api/rules/test", Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json").ExpectAsync(HttpStatusCode.OK);

        var found = answer["results"]!.AsArray().Select(static one => string.Join(',', one!["findings"]!.AsArray().Select(static finding => (string?)finding!["rule_id"]).Order(StringComparer.Ordinal)));
        Assert.Equal(["part", "part", "part,three"], found);
        var evidence = answer["results"]![0]!["findings"]![0]!["evidence"]![0]!;
        Assert.Equal("""{"field":"image","value":"c:/tool.exe","pattern":"*tool.exe","selection":"selection","offset":3}""", evidence.ToJsonString());
        Assert.Equal("shared", await _app.FindAsync(Tool));
    }

    [Fact]
    public async Task Coverage_Navigator_IsALayer()
    {
        var layer = await _app.ReadAsync("/api/rules/coverage?format=navigator");

        Assert.Equal("4.5", (string?)layer["versions"]!["layer"]);
        Assert.Equal("enterprise-attack", (string?)layer["domain"]);
        var technique = Assert.Single(layer["techniques"]!.AsArray())!;
        Assert.Equal(("T1105", 1, true), ((string?)technique["techniqueID"], (int)technique["score"]!, (bool)technique["enabled"]!));
        Assert.Equal(2, layer["gradient"]!["colors"]!.AsArray().Count);
        var plain = await _app.ReadAsync("/api/rules/coverage");
        Assert.Equal("command-and-control", (string?)plain["tactics"]![0]!["name"]);
    }
}
