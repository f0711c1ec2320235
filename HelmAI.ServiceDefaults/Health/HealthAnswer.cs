using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelmAI.ServiceDefaults.Health;

/// <summary>Writes the state of a service as JSON: the whole of it for callers who are authenticated, one word for all others.</summary>
internal static class HealthAnswer
{
    /// <summary>Writes the answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="report">The state.</param>
    /// <returns>Once it is written.</returns>
    public static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", NameOf(report.Status));
        if (context.User.Identity is { IsAuthenticated: true })
        {
            WriteChecks(json, report);
        }

        json.WriteEndObject();
    }

    private static void WriteChecks(Utf8JsonWriter json, HealthReport report)
    {
        json.WriteStartObject("checks");
        foreach (var (name, check) in report.Entries)
        {
            json.WriteStartObject(name);
            json.WriteString("status", NameOf(check.Status));
            json.WriteString("description", check.Description);
            json.WriteNumber("duration_ms", Math.Round(check.Duration.TotalMilliseconds, 3));
            json.WritePropertyName("data");
            JsonSerializer.Serialize(json, check.Data);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string NameOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
