using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Deploy;

/// <summary>The Prometheus rules and the Grafana dashboard that come with the product.</summary>
public sealed partial class MonitoringTests
{
    private static readonly string Rules = Path.Combine(Repository.Root, "deploy", "prometheus", "helmai.rules.yml");

    private static JsonNode Dashboard => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "grafana", "helmai.json")))!;

    [PromtoolFact]
    public async Task Rules_Promtool_IsContent()
    {
        using var promtool = Process.Start(new ProcessStartInfo("promtool", ["check", "rules", "--lint=all", "--lint-fatal", Rules]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await promtool.StandardOutput.ReadToEndAsync() + await promtool.StandardError.ReadToEndAsync();
        await promtool.WaitForExitAsync();

        Assert.True(promtool.ExitCode == 0, said);
    }

    [Fact]
    public async Task Expressions_Metrics_AreExposedOrRecorded()
    {
        using var app = new HelmApp();
        await UseAsync(app, "/api/events", """{"event_type":"login"}""");
        await UseAsync(app, "/api/analytics/track", """{"user_id":"ann","activity_type":"open"}""");
        await UseAsync(app, "/api/threats/lookup", """{"values":["198.51.100.23"]}""");
        var rules = await File.ReadAllTextAsync(Rules);
        HashSet<string> known = [.. ExposedMetrics.Of(app), .. Recorded().Matches(rules).Select(static match => match.Groups["name"].Value), "up"];
        var ruleExpressions = Expressions().Matches(rules).Select(static match => match.Groups["expr"].Value).ToList();
        var dashboardExpressions = Targets().ToList();

        Assert.Equal(Regex.Count(rules, "expr:"), ruleExpressions.Count);
        Assert.NotEmpty(dashboardExpressions);
        foreach (var expression in ruleExpressions.Concat(dashboardExpressions))
        {
            var named = PromQl.MetricsOf(expression).ToList();

            Assert.NotEmpty(named);
            Assert.True(known.IsSupersetOf(named), $"{expression} names {string.Join(", ", named.Except(known))}.");
        }
    }

    [Fact]
    public void Dashboard_Panels_ReadFromTheChosenDataSourceAndLieApart()
    {
        var panels = Dashboard["panels"]!.AsArray();

        Assert.Contains(Dashboard["templating"]!["list"]!.AsArray(), static variable => (string?)variable!["name"] == "datasource" && (string?)variable["query"] == "prometheus");
        Assert.Equal(panels.Count, panels.Select(static panel => (int)panel!["id"]!).Distinct().Count());
        Assert.All(panels.Where(static panel => (string?)panel!["type"] != "row"), static panel => Assert.Equal("${datasource}", (string?)panel!["datasource"]!["uid"]));
        var cells = panels.SelectMany(static panel => CellsOf(panel!["gridPos"]!)).ToList();
        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, static cell => Assert.InRange(cell.X, 0, 23));
    }

    [Theory]
    [InlineData("sum by (le) (rate(a_total{b=~\"c|d\"}[5m])) / on () x:y", "a_total", "x:y")]
    [InlineData("(sum(a[5m]) or vector(0)) > 1e3 and b{c=\"}\"} offset 5m", "a", "b")]
    public void MetricsOf_Expression_AreItsMetricsAlone(string expression, params string[] metrics) => Assert.Equal(metrics, PromQl.MetricsOf(expression));

    private static IEnumerable<string> Targets() =>
        Dashboard["panels"]!.AsArray().SelectMany(static panel => panel!["targets"]?.AsArray() ?? []).Select(static target => (string)target!["expr"]!);

    private static IEnumerable<(int X, int Y)> CellsOf(JsonNode place) =>
        from x in Enumerable.Range((int)place["x"]!, (int)place["w"]!)
        from y in Enumerable.Range((int)place["y"]!, (int)place["h"]!)
        select (x, y);

    private static async Task UseAsync(HelmApp app, string path, string json)
    {
        using var client = app.WithKey();
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(path, body);
        Assert.True(response.IsSuccessStatusCode);
    }

    [GeneratedRegex(@"record: (?<name>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Recorded();

    [GeneratedRegex(@"expr: (?<expr>.+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expressions();
}
