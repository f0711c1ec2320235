using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Analytics.Detection;
using HelmAI.ApiService.Events;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.Support;

/// <summary>The API with its analysis on a real server, a free port and a database of its own.</summary>
public sealed class HelmApp : WebApplicationFactory<EventOptions>
{
    public const string Key = "a-key-for-tests-0123456789";

    private readonly TemporaryFolder _folder = new();
    private readonly (string Name, string Value)[] _settings;
    private readonly IReadOnlyList<IDetectionContent> _content;

    /// <summary>With the settings of <see cref="ConfigureWebHost"/> alone.</summary>
    public HelmApp()
        : this(content: [])
    {
    }

    /// <summary>With more settings.</summary>
    internal HelmApp(params (string Name, string Value)[] settings)
        : this(content: [], settings)
    {
    }

    /// <summary>With more detection content.</summary>
    internal HelmApp(IReadOnlyList<IDetectionContent> content, params (string Name, string Value)[] settings)
    {
        _content = content;
        _settings = settings;
        UseKestrel(port: 0);
        StartServer();
    }

    public string DatabasePath => _folder.File("helm.db");

    public HttpClient WithoutKey() => CreateClient();

    public HttpClient WithKey(string key = Key)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Add("X-API-Key", key);
        return client;
    }

    /// <summary>Makes a tenant.</summary>
    public async Task CreateTenantAsync(string id)
    {
        using var response = await SendAsync("/api/tenants", $$"""{"id":"{{id}}","name":"{{id}}"}""", []);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    /// <summary>Makes a key.</summary>
    /// <returns>The answer that makes it; <c>key</c> is the key itself.</returns>
    public Task<JsonNode> IssueKeyAsync(string tenantId, params string[] scopes) =>
        IssueKeyAsync(tenantId, new JsonObject { ["name"] = "test", ["scopes"] = new JsonArray([.. scopes.Select(scope => JsonValue.Create(scope))]) });

    /// <summary>Makes a key with more to it.</summary>
    public async Task<JsonNode> IssueKeyAsync(string tenantId, JsonObject body)
    {
        using var response = await SendAsync($"/api/tenants/{tenantId}/keys", body.ToJsonString(), []);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.ReadJsonAsync();
    }

    public async Task<HttpResponseMessage> SubmitAsync(string body, params (string Name, string Value)[] headers) =>
        await SendAsync("/api/events", body, headers);

    public async Task<HttpResponseMessage> AnalyzeAsync(string body, params (string Name, string Value)[] headers) =>
        await SendAsync("/api/threats/analyze", body, headers);

    /// <summary>Submits an event and expects its result.</summary>
    public async Task<JsonNode> AssessAsync(string body, params (string Name, string Value)[] headers)
    {
        using var response = await SubmitAsync(body, headers);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadJsonAsync();
    }

    public async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var client = WithKey();
        return await client.GetAsync(path);
    }

    /// <summary>Reads a route and expects 200.</summary>
    public async Task<JsonNode> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadJsonAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("DATABASE_URL", $"sqlite:///{DatabasePath}");
        builder.UseSetting("API_KEY", Key);
        builder.UseSetting("HELM_ENCRYPTION_KEY", Some.EncryptionKeyText);
        builder.UseSetting("HELM_EVENT_WAIT_MS", "10000");

        // One key and one address stand for all callers here; tests of limits turn them on.
        builder.UseSetting("RATE_LIMIT_ENABLED", "false");
        builder.UseSetting("HELM_AUTH_FAILURE_LIMIT", "0");
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureServices(services =>
        {
            foreach (var content in _content)
            {
                services.AddSingleton(content);
            }
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);

        // The base class comes by twice.
        if (disposing && Directory.Exists(_folder.Path))
        {
            _folder.Dispose();
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string body, (string Name, string Value)[] headers)
    {
        using var client = WithKey();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }
}
