using System.Net;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Alerts;

public sealed class AlertFiguresEndpointsTests : IDisposable
{
    private readonly HelmApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_AlertsThatWereWorkedOn_HasTheirFigures()
    {
        var alerts = new[] { await _app.RaiseAsync("a"), await _app.RaiseAsync("b"), await _app.RaiseAsync("c"), await _app.RaiseAsync("d") };
        (await _app.DoAsync(alerts[0], "acknowledge")).Dispose();
        (await _app.DoAsync(alerts[1], "resolve", """{"false_positive":true}""")).Dispose();
        (await _app.DoAsync(alerts[2], "resolve")).Dispose();

        var figures = await _app.ReadAsync("/api/analytics/alerts");

        Assert.Equal("4 1 1 2 1 0.5", string.Join(' ', new[] { "alerts", "open", "acknowledged", "resolved", "false_positives", "false_positive_rate" }.Select(name => figures[name])));
        Assert.All(new[] { "time_to_acknowledge", "time_to_resolve" }, name =>
        {
            Assert.InRange((double)figures[name]!["mean_seconds"]!, 0, 60);
            Assert.InRange((double)figures[name]!["median_seconds"]!, 0, 60);
        });
        var rule = Assert.Single(figures["rules"]!.AsArray())!;
        Assert.Equal(("helm.reported_threat", 4, 0.5), ((string?)rule["rule_id"], (int)rule["alerts"]!, (double)rule["false_positive_rate"]!));
    }

    [Fact]
    public async Task Get_TimeWithoutAlerts_HasNoRates()
    {
        var figures = await _app.ReadAsync("/api/analytics/alerts?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z");

        Assert.Equal(0, (int)figures["alerts"]!);
        Assert.Null(figures["false_positive_rate"]);
        Assert.Null(figures["time_to_resolve"]!["median_seconds"]);
        Assert.Equal("2026-01-01T00:00:00+00:00", (string?)figures["from"]);
    }

    [Theory]
    [InlineData("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "from")]
    [InlineData("from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=0001-01-01T00:00:00Z", "from")]
    [InlineData("since=2026-01-01T00:00:00Z", "since")]
    public async Task Get_NoRange_NamesTheParameter(string query, string field)
    {
        using var response = await _app.GetAsync($"/api/analytics/alerts?{query}");

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }
}
