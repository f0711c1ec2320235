using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Analytics.RuleSets;
using HelmAI.Analytics.RuleSets.Trial;
using HelmAI.Core.Rules;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HelmAI.Tests.ApiService.Rules;

/// <summary>Changes of rules over HTTP, each test on a service of its own.</summary>
public sealed class RuleEndpointsTests : IDisposable
{
    private const string Tool = RuleApp.Tool;

    private readonly RuleApp _rules = new();
    private readonly HelmApp _app;

    public RuleEndpointsTests() => _app = _rules.App;

    public void Dispose() => _rules.Dispose();

    [Fact]
    public async Task Post_Rule_FindsAtOnceAndIsReadBack()
    {
        var saved = await _app.SendYamlAsync("/api/rules", RuleRequests.Rule("mine")).ExpectAsync(HttpStatusCode.Created);

        Assert.Equal("mine", (string?)saved["rules"]![0]!["id"]);
        Assert.Equal("mine,shared", await _app.FindAsync(Tool));
        var read = await _app.ReadAsync("/api/rules/MINE");
        Assert.Equal(RuleRequests.Rule("mine"), (string?)read["yaml"]);
        Assert.Equal("own", (string?)read["rule"]!["origin"]);
        var list = await _app.ReadAsync("/api/rules?origin=own&tag=attack.t1105&level=high&text=RULE&enabled=true");
        Assert.Equal("mine", (string?)Assert.Single(list["rules"]!.AsArray())!["id"]);
    }

    [Fact]
    public async Task Put_SharedRule_IsReplacedUntilTheOwnIsDeleted()
    {
        await _app.SendYamlAsync("/api/rules", RuleRequests.Rule("shared")).ExpectAsync(HttpStatusCode.Conflict);
        await _app.SendYamlAsync("/api/rules/shared", RuleRequests.Rule("shared", "user: bob"), "PUT").ExpectAsync(HttpStatusCode.OK);

        Assert.Empty(await _app.FindAsync(Tool));
        Assert.Equal("shared", await _app.FindAsync("""{"user":"bob"}"""));

        await _app.SendAsync("/api/rules/shared", [], "application/yaml", "DELETE").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal("shared", await _app.FindAsync(Tool));
        await _app.SendAsync("/api/rules/shared", [], "application/yaml", "DELETE").ExpectAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Put_OtherRevisionOrId_IsRefused()
    {
        await _app.SendYamlAsync("/api/rules", RuleRequests.Rule("mine")).ExpectAsync(HttpStatusCode.Created);
        using var read = await _app.GetAsync("/api/rules/mine");
        var tag = read.Headers.ETag!.Tag;
        var changed = Encoding.UTF8.GetBytes(RuleRequests.Rule("mine", "user: bob"));

        await _app.SendAsync("/api/rules/mine", changed, "application/yaml", "PUT", ifMatch: "\"999\"").ExpectAsync(HttpStatusCode.PreconditionFailed);
        await _app.SendAsync("/api/rules/mine", changed, "application/yaml", "PUT", tag).ExpectAsync(HttpStatusCode.OK);
        await _app.SendAsync("/api/rules/mine", changed, "application/yaml", "PUT", tag).ExpectAsync(HttpStatusCode.PreconditionFailed);
        await _app.SendYamlAsync("/api/rules/mine", RuleRequests.Rule("another"), "PUT").ExpectAsync(HttpStatusCode.BadRequest);
        await _app.SendYamlAsync("/api/rules/nowhere", RuleRequests.Rule("nowhere"), "PUT").ExpectAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Disable_SharedRule_IsSilentUntilEnabled()
    {
        await _app.SendAsync("/api/rules/shared/disable", [], "application/json").ExpectAsync(HttpStatusCode.OK);
        Assert.Empty(await _app.FindAsync(Tool));

        await _app.SendAsync("/api/rules/shared/enable", [], "application/json").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal("shared", await _app.FindAsync(Tool));
    }

    [Fact]
    public async Task Exception_MadeAndWithdrawn_ExceptsItsEventsMeanwhileAndSurvivesReload()
    {
        var exception = await _app.SendYamlAsync("/api/rules/shared/exceptions", "title: Ann may\ndetection:\n    a: {user: ann}\n    condition: a").ExpectAsync(HttpStatusCode.Created);
        Assert.Empty(await _app.FindAsync(Tool));
        Assert.Equal("shared", await _app.FindAsync("""{"image":"tool.exe","user":"bob"}"""));

        await File.WriteAllTextAsync(_rules.SharedFile, RuleRequests.Rule("shared", "image|contains: tool"));
        await _app.SendAsync("/api/rules/reload", [], "application/json").ExpectAsync(HttpStatusCode.OK);
        Assert.Empty(await _app.FindAsync(Tool));
        Assert.Equal("shared", await _app.FindAsync("""{"image":"tool.com","user":"bob"}"""));

        await _app.SendAsync($"/api/rules/shared/exceptions/{exception["id"]}", [], "application/json", "DELETE").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal("shared", await _app.FindAsync(Tool));
        await _app.SendYamlAsync("/api/rules/shared/exceptions", "title: Broken\ndetection: {a: {user: ann}}").ExpectAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Reload_SharedRuleBroken_KeepsTheOldSetAndSaysSo()
    {
        await File.WriteAllTextAsync(_rules.SharedFile, "title: [");
        await _app.SendAsync("/api/rules/reload", [], "application/json").ExpectAsync(HttpStatusCode.Conflict);

        Assert.Equal("shared", await _app.FindAsync(Tool));
        Assert.Equal("degraded", (string?)(await _app.ReadAsync("/health"))["checks"]!["rules"]!["status"]);

        await File.WriteAllTextAsync(_rules.SharedFile, RuleRequests.Rule("shared"));
        await _app.SendAsync("/api/rules/reload", [], "application/json").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal("healthy", (string?)(await _app.ReadAsync("/health"))["checks"]!["rules"]!["status"]);
    }

    [Fact]
    public async Task Refresh_StoredRuleBrokenBehindOurBack_KeepsTheTenantsOldSet()
    {
        await _app.SendYamlAsync("/api/rules", RuleRequests.Rule("mine")).ExpectAsync(HttpStatusCode.Created);
        var store = _app.Services.GetRequiredService<IRuleStore>();
        var version = await store.ReadVersionAsync("default", default);
        await store.ChangeAsync("default", new RuleChange { Saved = [new TenantRule { TenantId = "default", RuleId = "mine", Text = "title: [" }] }, version, default);

        await Eventually.TrueAsync(async () => (string?)(await _app.ReadAsync("/health"))["checks"]!["rules"]!["status"] == "degraded");

        Assert.Equal("mine,shared", await _app.FindAsync(Tool));
    }

    [Fact]
    public async Task Change_OfOneTenant_IsNoneOfAnothers()
    {
        var editor = _app.Services.GetRequiredService<RuleEditor>();
        await editor.CreateAsync("b", RuleRequests.Rule("theirs"), isDryRun: false, default);
        await editor.SwitchAsync("b", "shared", isEnabled: false, default);
        await _app.Services.GetRequiredService<RuleExceptions>().AddAsync("b", "shared", "title: x\ndetection: {a: {user: ann}, condition: a}", default);

        Assert.Equal("shared", await _app.FindAsync(Tool));
        await _app.GetAsync("/api/rules/theirs").ExpectAsync(HttpStatusCode.NotFound);
        Assert.Empty((await _app.ReadAsync("/api/rules/shared/exceptions"))["exceptions"]!.AsArray());
        Assert.True((bool)(await _app.ReadAsync("/api/rules/shared"))["rule"]!["enabled"]!);
    }

    [Fact]
    public async Task Import_Archive_LoadsReplacesRejectsAndTells()
    {
        await _app.SendYamlAsync("/api/rules", RuleRequests.Rule("b")).ExpectAsync(HttpStatusCode.Created);
        var archive = Zip(("a.yml", RuleRequests.Rule("a")), ("b.yml", RuleRequests.Rule("b", "user: ann")), ("c.yml", RuleRequests.Rule("shared")), ("d.yml", "title: ["), ("e.yml", "just: notes"), ("f.yml", RuleRequests.Rule("a")));

        var report = await _app.SendAsync("/api/rules/import", archive, "application/zip").ExpectAsync(HttpStatusCode.OK);

        Assert.Equal((6, 1, 1, 1, 2, 1), ((int)report["files"]!, (int)report["loaded"]!, (int)report["replaced"]!, (int)report["unchanged"]!, (int)report["rejected"]!, (int)report["ignored"]!));
        Assert.Equal(["SIGMA001 d.yml", "SIGMA006 f.yml"], report["rejections"]!.AsArray().Select(static one => $"{one!["code"]} {one["file"]}"));
        Assert.Equal("a,b,shared", await _app.FindAsync(Tool));
        await _app.SendAsync("/api/rules/import", "no archive"u8.ToArray(), "application/zip").ExpectAsync(HttpStatusCode.BadRequest);
        await _app.SendAsync("/api/rules/import", """{"directory":"/etc"}"""u8.ToArray(), "application/json").ExpectAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Backtest_StoredEvents_CountsFindingsAndAlertsExactly()
    {
        // Ann twice in one hour and once in another, Bob once: four findings, three alerts, in two days.
        foreach (var (user, time) in new[] { ("ann", "01T08:10"), ("ann", "01T08:20"), ("ann", "01T12:00"), ("bob", "02T09:00"), ("eve", "03T09:00") })
        {
            await _app.AssessAsync($$"""{"image":"tool.exe","user_id":"{{user}}","timestamp":"2026-03-{{time}}:00Z"}""");
        }

        var started = await _app.SendAsync("/api/rules/shared/backtest", """{"from":"2026-03-01T00:00:00Z","to":"2026-03-03T00:00:00Z"}"""u8.ToArray(), "application/json").ExpectAsync(HttpStatusCode.Accepted);
        var path = $"/api/rules/backtests/{started["id"]}";
        await Eventually.TrueAsync(async () => (string?)(await _app.ReadAsync(path))["state"] != "running");
        var report = await _app.ReadAsync(path);

        Assert.Equal(("completed", 1.0, 4, 4, 4, 3), ((string?)report["state"], (double)report["progress"]!, (int)report["events_total"]!, (int)report["events_scanned"]!, (int)report["findings"]!, (int)report["alerts"]!));
        Assert.Equal(1.5, (double)report["estimated_alerts_per_day"]!);
        Assert.Equal(4, report["samples"]!.AsArray().Count);
        await _app.SendAsync("/api/rules/shared/backtest", """{"from":"2026-03-03T00:00:00Z","to":"2026-03-01T00:00:00Z"}"""u8.ToArray(), "application/json").ExpectAsync(HttpStatusCode.BadRequest);
        await _app.SendAsync("/api/rules/nowhere/backtest", "{}"u8.ToArray(), "application/json").ExpectAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Backtest_Cancelled_IsNotRunAndStaysCancelled()
    {
        await _app.AssessAsync(Tool);
        var runner = _app.Services.GetServices<IHostedService>().OfType<BacktestRunner>().Single();
        await runner.StopAsync(default);
        var first = await StartAsync();
        var second = await StartAsync();

        var cancelled = await _app.SendAsync(first, [], "application/json", "DELETE").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal("cancelled", (string?)cancelled["state"]);
        await runner.StartAsync(default);

        // They run one after the other: when the second is done, the first has had its turn.
        await Eventually.TrueAsync(async () => (string?)(await _app.ReadAsync(second))["state"] == "completed");
        var report = await _app.ReadAsync(first);
        Assert.Equal(("cancelled", 0), ((string?)report["state"], (int)report["events_scanned"]!));
        Assert.Equal(1, (int)(await _app.ReadAsync(second))["findings"]!);
        await _app.SendAsync($"/api/rules/backtests/{Guid.Empty}", [], "application/json", "DELETE").ExpectAsync(HttpStatusCode.NotFound);

        async Task<string> StartAsync() =>
            $"/api/rules/backtests/{(await _app.SendAsync("/api/rules/shared/backtest", "{}"u8.ToArray(), "application/json").ExpectAsync(HttpStatusCode.Accepted))["id"]}";
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
