using System.Diagnostics;
using HelmAI.Tests.ServiceDefaults.Support;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace HelmAI.Tests.ServiceDefaults.Telemetry;

public sealed class MetricsEndpointTests
{
    [Fact]
    public async Task Metrics_AfterRequests_HasTheDocumentsNames()
    {
        await using var app = await ServiceApp.StartAsync(app =>
        {
            app.MapGroup("/measured/{id}").MapGet("/", (string id) => id);
            app.MapGet("/broken/{id}", string (string id) => throw new InvalidOperationException(id));
        });
        await app.Client.GetStringAsync("/measured/1");
        await app.Client.GetStringAsync("/measured/2");
        (await app.Client.GetAsync("/broken/1")).Dispose();
        using var odd = new HttpRequestMessage(new HttpMethod("BREW"), "/measured/1");
        (await app.Client.SendAsync(odd)).Dispose();

        using var response = await app.Client.GetAsync("/metrics");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("\nhttp_requests_total{endpoint=\"/measured/{id}\",method=\"GET\",status=\"200\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("\nhttp_requests_total{endpoint=\"/broken/{id}\",method=\"GET\",status=\"500\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("\nhttp_requests_total{endpoint=\"unmatched\",method=\"_OTHER\",status=\"405\"}", text, StringComparison.Ordinal);
        var bounds = text.Split('\n')
            .Where(line => line.StartsWith("http_request_duration_seconds_bucket{endpoint=\"/measured/{id}\",method=\"GET\"", StringComparison.Ordinal))
            .Select(line => line.Split("le=\"")[1].Split('"')[0]);
        Assert.Equal(["0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "+Inf"], bounds, StringComparer.Ordinal);
    }

    [PromtoolFact]
    public async Task Metrics_Promtool_IsContent()
    {
        await using var app = await ServiceApp.StartAsync();
        await app.Client.GetStringAsync("/alive");
        var text = await app.Client.GetStringAsync("/metrics");
        var start = new ProcessStartInfo("promtool", ["check", "metrics"]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var promtool = Process.Start(start)!;
        await promtool.StandardInput.WriteAsync(text);
        promtool.StandardInput.Close();
        var complaints = await promtool.StandardError.ReadToEndAsync() + await promtool.StandardOutput.ReadToEndAsync();
        await promtool.WaitForExitAsync();

        Assert.True(promtool.ExitCode == 0, complaints);
    }
}
