using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Alerts;

/// <summary>Works on alerts over HTTP.</summary>
internal static class AlertRequests
{
    /// <summary>Raises the alert that all events of a user about one kind of threat share, and reads it.</summary>
    public static async Task<JsonNode> RaiseAsync(this HelmApp app, string user) => (await app.AssessAsync(
        $$"""{"event_type":"threat","severity":"high","type":"malware","user_id":"{{user}}","timestamp":"2026-01-31T12:00:00Z"}"""))["alerts"]![0]!;

    /// <summary>Does something to an alert.</summary>
    public static Task<HttpResponseMessage> DoAsync(this HelmApp app, JsonNode alert, string action, string? body = null, string? ifMatch = null) =>
        app.SendAsync(HttpMethod.Post, $"/api/alerts/{alert["id"]}/{action}", body, ("If-Match", ifMatch));

    /// <summary>Sends a request with the operator's key.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HelmApp app, HttpMethod method, string path, string? body, params (string Name, string? Value)[] headers)
    {
        using var client = app.WithKey();
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }
}
