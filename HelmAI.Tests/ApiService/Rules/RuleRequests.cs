using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Rules;

/// <summary>Rules over HTTP in one line.</summary>
internal static class RuleRequests
{
    public static string Rule(string id, string items = "image|endswith: tool.exe", string level = "high") =>
        $"title: Rule {id}\nid: {id}\nlogsource: {{}}\ndetection:\n    selection:\n        {items}\n    condition: selection\nlevel: {level}\ntags: [attack.t1105, attack.command-and-control]\n";

    public static Task<HttpResponseMessage> SendYamlAsync(this HelmApp app, string path, string yaml, string method = "POST") =>
        app.SendAsync(path, Encoding.UTF8.GetBytes(yaml), "application/yaml", method);

    public static async Task<HttpResponseMessage> SendAsync(this HelmApp app, string path, byte[] body, string type, string method = "POST", string? ifMatch = null)
    {
        using var client = app.WithKey();
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } } };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Sends a request and expects a status.</summary>
    public static async Task<JsonNode> ExpectAsync(this Task<HttpResponseMessage> sent, HttpStatusCode status)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>The rules that find something in an event, joined.</summary>
    public static async Task<string> FindAsync(this HelmApp app, string json) =>
        string.Join(',', (await app.AssessAsync(json))["findings"]!.AsArray().Select(static one => (string?)one!["rule_id"]).Order(StringComparer.Ordinal));
}
