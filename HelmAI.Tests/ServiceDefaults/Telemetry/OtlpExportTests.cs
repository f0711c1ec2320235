using System.Collections.Concurrent;
using HelmAI.Tests.ServiceDefaults.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HelmAI.Tests.ServiceDefaults.Telemetry;

public sealed class OtlpExportTests
{
    [Fact]
    public async Task Stop_WithReceiver_SendsTracesMetricsAndLogs()
    {
        var received = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        await using var receiver = await ServiceApp.StartAsync(app => app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(signal, body.Length, (_, sum) => sum + body.Length);
        }));

        await using (var app = await ServiceApp.StartAsync(settings:
            [("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Client.BaseAddress!.ToString()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]))
        {
            await app.Client.GetStringAsync("/alive");
        }

        Assert.Equal(["logs", "metrics", "traces"], received.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(received.Values, length => Assert.True(length > 0));
    }
}
